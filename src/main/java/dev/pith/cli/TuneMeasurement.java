package dev.pith.cli;

import dev.pith.encode.Encoder;
import dev.pith.encode.OnnxEncoder;
import dev.pith.encode.OpenEncoders;
import dev.pith.evaluate.DocumentVectors;
import dev.pith.evaluate.EncoderLatency;
import dev.pith.evaluate.LatencyPlan;
import dev.pith.evaluate.LatencyResult;
import dev.pith.evaluate.LatencyRun;
import dev.pith.evaluate.QualityResult;
import dev.pith.evaluate.QualityRun;
import dev.pith.evaluate.QualityTask;
import dev.pith.model.EncoderDirectory;
import dev.pith.tune.Full;
import dev.pith.tune.Goal;
import dev.pith.tune.KnownItems;
import dev.pith.tune.Measured;
import dev.pith.tune.ProbeQuality;
import dev.pith.tune.ProbeRun;
import dev.pith.tune.Tuning;
import dev.pith.tune.Unusable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;

/**
 * Measures candidates against the encoder they were made from.
 *
 * @param items what quality is measured on
 * @param questions as users ask them, for the agreement; may be empty
 * @param vectors the documents that candidates search when quality is measured
 */
record TuneMeasurement(
    Console console,
    EncoderDirectory full,
    KnownItems items,
    List<String> questions,
    DocumentVectors vectors) {
  /** What results call the full encoder. */
  static final String FULL = "full";

  private static final long SEED = 1;

  /**
   * What the stock's encoders keep, with the full one's own figure first.
   *
   * @param full mean nDCG@10 of the full encoder
   * @param kept by those that could be measured, in the order of the stock
   * @param unusable those that could not be made or measured
   */
  record Qualities(double full, Map<TuneShelf.Made, ProbeQuality> kept, List<Unusable> unusable) {}

  Qualities qualities(TuneShelf.Stock stock) {
    Map<TuneShelf.Made, ProbeQuality> kept = new LinkedHashMap<>();
    List<Unusable> unusable = new ArrayList<>(stock.unusable());
    try (StepBars bars = new StepBars(console)) {
      ProbeRun run = new ProbeRun(items, questions, SEED, bars);
      ProbeRun.Comparison comparison;
      try (Encoder reference = OnnxEncoder.open(FULL, full)) {
        comparison = run.with(reference, vectors);
      }
      for (TuneShelf.Made made : stock.made()) {
        try (Encoder encoder = OnnxEncoder.open(made.name(), made.encoder())) {
          kept.put(made, comparison.of(encoder));
        } catch (RuntimeException failure) {
          // One that cannot run is no reason to go without the others.
          unusable.add(Fallen.out(made.name(), failure, console));
        }
      }
      if (kept.isEmpty()) {
        throw new CliException(
            "no candidate could be made and run; the first, %s: %s"
                .formatted(unusable.getFirst().name(), unusable.getFirst().reason()));
      }
      return new Qualities(comparison.ndcg(), kept, unusable);
    }
  }

  /** Everybody's time for a question, in one run in turns. */
  LatencyResult latency(Qualities qualities, List<String> timed, int rounds) {
    try (OpenEncoders opened = EncoderArgument.openAll(arguments(qualities));
        Encoder fullAgain = OnnxEncoder.open(full);
        StepBars bars = new StepBars(console)) {
      return new LatencyRun(timed, LatencyPlan.STANDARD.withRounds(rounds), bars)
          .run(opened.encoders(), fullAgain);
    }
  }

  /**
   * Chooses.
   *
   * @param goal of the full encoder's median milliseconds
   */
  Tuning choose(Qualities qualities, LatencyResult latency, DoubleFunction<Goal> goal) {
    List<Measured> measured = new ArrayList<>();
    int place = 1;
    for (Map.Entry<TuneShelf.Made, ProbeQuality> one : qualities.kept().entrySet()) {
      TuneShelf.Made made = one.getKey();
      measured.add(
          new Measured(
              made.name(),
              made.recipe().description(),
              made.encoder().manifest().model().bytes(),
              one.getValue(),
              latency.encoders().get(place++)));
    }
    EncoderLatency reference = latency.encoders().getFirst();
    return Tuning.of(
        goal.apply(reference.total().p50Millis()),
        new Full(FULL, full.manifest().model().bytes(), qualities.full(), reference),
        vectors,
        measured,
        qualities.unusable());
  }

  /** The same encoders on a collection that people have judged. */
  QualityResult check(Qualities qualities, QualityTask task) {
    try (OpenEncoders opened = EncoderArgument.openAll(arguments(qualities));
        StepBars bars = new StepBars(console)) {
      return new QualityRun(task, SEED, bars).run(opened.encoders(), vectors);
    }
  }

  private List<EncoderArgument> arguments(Qualities qualities) {
    List<EncoderArgument> all = new ArrayList<>();
    all.add(new EncoderArgument(Optional.of(FULL), full.path()));
    qualities
        .kept()
        .keySet()
        .forEach(
            made -> all.add(new EncoderArgument(Optional.of(made.name()), made.encoder().path())));
    return all;
  }
}

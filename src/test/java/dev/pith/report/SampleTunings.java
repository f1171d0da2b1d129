package dev.pith.report;

import dev.pith.evaluate.DocumentVectors;
import dev.pith.evaluate.EncoderLatency;
import dev.pith.evaluate.Interval;
import dev.pith.evaluate.LatencyResult;
import dev.pith.tune.Full;
import dev.pith.tune.Goal;
import dev.pith.tune.Measured;
import dev.pith.tune.ProbeQuality;
import dev.pith.tune.Share;
import dev.pith.tune.Tuning;
import dev.pith.tune.Unusable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Made-up searches for an encoder. */
final class SampleTunings {
  private static final SampleEncoders MEASURED = SampleEncoders.full();

  private SampleTunings() {}

  /** Four encoders, one that fell out, and a check. */
  static TuneReport of(Goal goal) {
    return report(MEASURED, goal, "trades", Optional.of("bad"));
  }

  /** Nothing fell out and nobody has judged. */
  static TuneReport bare(Goal goal) {
    SampleEncoders encoders = MEASURED;
    return new TuneReport(
        encoders.measuredAt(),
        "./pith tune",
        new TuneReport.CorpusFacts("trades", 100, 100),
        new TuneReport.ProbeFacts(30, 31),
        Optional.empty(),
        encoders.timed(),
        tuning(encoders.latency(), goal, Optional.empty()),
        encoders.latency(),
        Optional.empty());
  }

  /** Every text that comes from outside is {@code text}. */
  static TuneReport saying(String text) {
    return report(SampleEncoders.saying(text), new Goal.MinQuality(0.5), text, Optional.of(text));
  }

  private static TuneReport report(
      SampleEncoders encoders, Goal goal, String text, Optional<String> unusable) {
    return new TuneReport(
        encoders.measuredAt(),
        "./pith tune " + text,
        new TuneReport.CorpusFacts(text, 4000, 12_345),
        new TuneReport.ProbeFacts(180, 220),
        Optional.of(encoders.timed()),
        encoders.timed(),
        tuning(encoders.latency(), goal, unusable),
        encoders.latency(),
        Optional.of(encoders.quality()));
  }

  /** Every question was asked over documents of the full encoder. */
  static TuneReport asymmetric(Goal goal) {
    TuneReport own = of(goal);
    Tuning tuning = own.tuning();
    return new TuneReport(
        own.createdAt(),
        own.command() + " --asymmetric",
        own.corpus(),
        own.probed(),
        own.questions(),
        own.timed(),
        Tuning.of(
            goal, tuning.full(), DocumentVectors.REFERENCE, tuning.measured(), tuning.unusable()),
        own.latency(),
        own.check());
  }

  private static Tuning tuning(LatencyResult latency, Goal goal, Optional<String> unusable) {
    EncoderLatency reference = latency.encoders().getFirst();
    List<Measured> measured = new ArrayList<>();
    for (EncoderLatency one : latency.encoders().subList(1, latency.encoders().size())) {
      int place = measured.size() + 1;
      double kept = 1 - 0.03 * place;
      measured.add(
          new Measured(
              one.name(),
              "what " + one.name() + " is made by",
              90_000_000L / (4L * place),
              new ProbeQuality(
                  0.7 * kept,
                  new Share(kept, new Interval(kept - 0.02, kept + 0.015)),
                  0.9 - 0.1 * place),
              one));
    }
    return Tuning.of(
        goal,
        new Full(reference.name(), 90_387_606, 0.7, reference),
        DocumentVectors.OWN,
        measured,
        unusable.map(name -> new Unusable(name, name + " cannot be made")).stream().toList());
  }
}

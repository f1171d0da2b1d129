package dev.pith.cli;

import dev.pith.encode.Encoder;
import dev.pith.encode.OnnxEncoder;
import dev.pith.encode.OpenEncoders;
import dev.pith.evaluate.EncoderLatency;
import dev.pith.evaluate.EncoderQuality;
import dev.pith.evaluate.Figure;
import dev.pith.evaluate.LatencyPlan;
import dev.pith.evaluate.LatencyResult;
import dev.pith.evaluate.LatencyRun;
import dev.pith.evaluate.QualityResult;
import dev.pith.evaluate.QualityRun;
import dev.pith.model.EncoderDirectory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Measures what recipes have made against the encoder it was made from.
 *
 * @param full the encoder that all others are compared with
 * @param recipes in the order of the results
 */
record RecipeMeasurement(Console console, EncoderDirectory full, List<BenchedRecipe> recipes) {
  private static final String FULL = "full";
  private static final long SEED = 1;

  /** Every encoder's time for a question, all of them taking turns in one run. */
  LatencyResult latency(List<String> questions, int rounds) {
    List<EncoderArgument> all = new ArrayList<>(List.of(named(FULL, full)));
    for (BenchedRecipe recipe : recipes) {
      recipe
          .encoders()
          .forEach((collection, encoder) -> all.add(named(recipe.label(collection), encoder)));
    }
    try (OpenEncoders opened = EncoderArgument.openAll(all);
        Encoder fullAgain = OnnxEncoder.open(full);
        StepBars bars = new StepBars(console)) {
      return new LatencyRun(questions, LatencyPlan.STANDARD.withRounds(rounds), bars)
          .run(opened.encoders(), fullAgain);
    }
  }

  /** How well every recipe's encoder for a collection does on it. */
  QualityResult quality(TestCollection collection) {
    List<EncoderArgument> all = new ArrayList<>(List.of(named(FULL, full)));
    recipes.forEach(r -> all.add(named(r.name(), r.encoder(collection.name()))));
    console.note("judging on " + collection.name() + " ...");
    try (OpenEncoders opened = EncoderArgument.openAll(all);
        StepBars bars = new StepBars(console)) {
      return new QualityRun(collection.task(), SEED, bars).run(opened.encoders());
    }
  }

  /** All figures, recipe by recipe; where a recipe has several encoders, of the worst of them. */
  List<Figure> figures(LatencyResult latency, List<QualityResult> qualities) {
    List<Figure> figures = new ArrayList<>();
    for (BenchedRecipe recipe : recipes) {
      String name = recipe.name();
      figures.add(Figure.bytes(name + "-bytes", recipe.bytes()));
      EncoderLatency slowest = slowest(recipe, latency);
      figures.add(Figure.speedup(name + "-speedup", slowest));
      figures.add(Figure.coldSpeedup(name + "-speedup-cold", slowest));
      for (QualityResult quality : qualities) {
        EncoderQuality reference = quality.encoders().getFirst();
        EncoderQuality encoder = of(name, quality);
        String id = name + "-" + quality.data();
        Figure.relativeQuality(id, reference, encoder).ifPresent(figures::add);
        Figure.asymmetricQuality(id + "-asymmetric", reference, encoder).ifPresent(figures::add);
      }
      figures.add(Figure.seconds(name + "-seconds", recipe.seconds()));
    }
    return figures;
  }

  private static EncoderLatency slowest(BenchedRecipe recipe, LatencyResult latency) {
    List<String> labels = recipe.encoders().keySet().stream().map(recipe::label).toList();
    return latency.encoders().stream()
        .filter(encoder -> labels.contains(encoder.name()))
        .min(Comparator.comparingDouble(encoder -> encoder.speedup().ratio()))
        .orElseThrow();
  }

  private static EncoderQuality of(String name, QualityResult quality) {
    return quality.encoders().stream()
        .filter(encoder -> encoder.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static EncoderArgument named(String name, EncoderDirectory encoder) {
    return new EncoderArgument(Optional.of(name), encoder.path());
  }
}

package dev.pith.compress;

import dev.pith.bert.Embeddings;
import dev.pith.bert.EncoderLayer;
import dev.pith.bert.EncoderWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Removes heads and neurons under one budget and repairs each layer by least squares.
 *
 * <p>First every layer's removals are priced on the full encoder, in the order of their importance;
 * the budget is spent where it costs least; then the layers are cut first to last, each fitted to
 * what the full encoder has there.
 *
 * @param goal how much goes
 * @param importance by what the heads of a layer, and its neurons, go one before the other: see
 *     {@link RemovalOrder}; what a layer's loss costs beside another's is measured in any case
 * @param ridge pull towards the old weights, as a share of the inputs' mean variance
 * @param granularity neurons are kept in multiples of this
 * @param fitFor how the layers will run; fits make up for their rounding
 * @param tables how the tables will be rounded; if not so, by {@code fitFor}
 * @param texts the most that are fitted to, at least 1: more take more time and cost less
 *     similarity
 */
public record PruneStructure(
    StructureGoal goal,
    Importance importance,
    double ridge,
    int granularity,
    Precision fitFor,
    Optional<QuantizeTables> tables,
    int texts)
    implements Pass {
  /**
   * A minute on two cores for an encoder of 22 million weights. Three times as many take two and a
   * half times as long and leave a fifth less of the error.
   */
  static final int DEFAULT_TEXTS = 560;

  public PruneStructure(StructureGoal goal, double ridge, int granularity, Precision fitFor) {
    this(goal, Importance.ACTIVATION, ridge, granularity, fitFor);
  }

  public PruneStructure(
      StructureGoal goal, Importance importance, double ridge, int granularity, Precision fitFor) {
    this(goal, importance, ridge, granularity, fitFor, Optional.empty(), DEFAULT_TEXTS);
  }

  public PruneStructure {
    if (texts < 1) {
      throw new IllegalArgumentException("texts " + texts + " is below 1");
    }
    if (!(ridge >= 0 && ridge <= 1)) {
      throw new IllegalArgumentException("ridge " + ridge + " is not in [0, 1]");
    }
    if (granularity < 1) {
      throw new IllegalArgumentException("granularity " + granularity + " is below 1");
    }
  }

  @Override
  public String name() {
    return "prune-structure";
  }

  @Override
  public boolean takesGradients() {
    return importance == Importance.GRADIENT;
  }

  @Override
  public Outcome apply(Subject subject, Calibration calibration) {
    EncoderWeights weights = Structure.floatsFor(importance, subject, name());
    RemovalOrders orders = RemovalOrders.of(importance, weights, calibration);
    StructureSurvey survey = StructureSurvey.of(weights, orders, calibration, ridge, granularity);
    Planned planned = plan(survey, weights, calibration);
    Precision.Rounding rounding = fitFor.rounding(calibration.runner());
    EncoderWeights pruned = cut(weights, planned.plan(), calibration, new RoundedLayers(rounding));
    return new Outcome(
        new Subject.Recognised(pruned),
        planned.reason() + describe(pruned) + "; fitted for " + fittedFor(rounding));
  }

  private String fittedFor(Precision.Rounding rounding) {
    return rounding.description() + tables.map(pass -> " behind " + pass.description()).orElse("");
  }

  private record Planned(StructureSurvey.Plan plan, String reason) {}

  private Planned plan(StructureSurvey survey, EncoderWeights weights, Calibration calibration) {
    return switch (goal) {
      case StructureGoal.Keep keep ->
          new Planned(
              survey.keeping(keep.share()),
              "kept %.0f %% of the layers' weights; ".formatted(100 * keep.share()));
      case StructureGoal.Speedup speedup -> {
        LatencyTable table = LatencySurvey.measure(weights, fitFor, calibration, granularity);
        yield new Planned(
            survey.runningFaster(speedup.times(), table),
            String.format(
                Locale.ROOT,
                "%.1f times faster by a table of this machine: %d tokens took %.2f ms in the source and %.2f ms in %s before the cut; ",
                speedup.times(),
                LatencySurvey.TOKENS,
                table.sourceMillis(),
                table.wholeMillis(),
                fitFor.name().toLowerCase(Locale.ROOT)));
      }
    };
  }

  private EncoderWeights cut(
      EncoderWeights weights,
      StructureSurvey.Plan plan,
      Calibration calibration,
      RoundedLayers rounded) {
    GraphRunner runner = calibration.runner();
    List<long[]> fitted = calibration.texts(texts);
    LayerWalk walk =
        new LayerWalk(
            runner,
            EmbeddedTexts.of(weights.embeddings(), fitted),
            EmbeddedTexts.of(tablesOf(weights, rounded), fitted),
            ridge,
            rounded);
    List<EncoderLayer> layers = new ArrayList<>();
    for (int i = 0; i < weights.layers().size(); i++) {
      walk.enter(weights.layers().get(i));
      layers.add(cut(walk, plan, i));
      if (i + 1 < weights.layers().size()) {
        walk.passFeedForward(layers.getLast());
      }
    }
    return weights.withLayers(layers);
  }

  private Embeddings tablesOf(EncoderWeights weights, RoundedLayers rounded) {
    return tables
        .map(pass -> pass.rounded(weights))
        .orElseGet(() -> rounded.of(weights.embeddings()));
  }

  private static EncoderLayer cut(LayerWalk walk, StructureSurvey.Plan plan, int number) {
    EncoderLayer layer = walk.withFittedAttention();
    Surgeon heads = walk.heads(layer, plan.orders().heads().get(number));
    removeTimes(heads, plan.headsRemoved()[number]);
    layer = LayerWalk.withHeads(layer, heads.removedGroups(), walk.fit(heads));
    walk.passAttention(layer);
    layer = walk.withFittedNeurons(layer);
    Surgeon neurons = walk.neurons(layer, plan.orders().neurons().get(number));
    removeTimes(neurons, plan.neuronsRemoved()[number]);
    return LayerWalk.withNeurons(layer, neurons.removedGroups(), walk.fit(neurons));
  }

  private static void removeTimes(Surgeon surgeon, int times) {
    for (int i = 0; i < times; i++) {
      surgeon.removeCheapest();
    }
  }

  private String describe(EncoderWeights pruned) {
    int[] heads = pruned.layers().stream().mapToInt(layer -> layer.attention().heads()).toArray();
    int[] neurons =
        pruned.layers().stream().mapToInt(layer -> layer.feedForward().neurons()).toArray();
    return "by %s: heads per layer %s, neurons per layer %s"
        .formatted(importance, Arrays.toString(heads), Arrays.toString(neurons));
  }
}

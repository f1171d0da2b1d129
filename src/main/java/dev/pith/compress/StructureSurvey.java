package dev.pith.compress;

import dev.pith.bert.EncoderLayer;
import dev.pith.bert.EncoderWeights;
import dev.pith.bert.Linear;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What every layer's heads and neurons cost, measured on the full encoder. */
final class StructureSurvey {
  private static final int PRICED_TEXTS = 134;
  private static final int DAMAGE_TEXTS = 60;

  private final EncoderWeights weights;
  private final RemovalOrders orders;
  private final List<RemovalCurve> curves;

  private StructureSurvey(EncoderWeights weights, RemovalOrders orders, List<RemovalCurve> curves) {
    this.weights = weights;
    this.orders = orders;
    this.curves = curves;
  }

  /**
   * How many units each layer loses.
   *
   * @param headsRemoved per layer
   * @param neuronsRemoved per layer
   * @param orders in which they go
   */
  record Plan(int[] headsRemoved, int[] neuronsRemoved, RemovalOrders orders) {}

  static StructureSurvey of(
      EncoderWeights weights,
      RemovalOrders orders,
      Calibration calibration,
      double ridge,
      int granularity) {
    GraphRunner runner = calibration.runner();
    List<long[]> texts = some(calibration.texts());
    VectorDamage damage =
        new VectorDamage(runner, weights, texts.subList(0, Math.min(DAMAGE_TEXTS, texts.size())));
    List<RemovalCurve> curves = new ArrayList<>();
    TokenRows hidden = EmbeddedTexts.of(weights.embeddings(), texts);
    LayerWalk walk = new LayerWalk(runner, hidden, hidden, ridge, RoundedLayers.exact());
    for (int i = 0; i < weights.layers().size(); i++) {
      int number = i;
      EncoderLayer layer = weights.layers().get(i);
      walk.enter(layer);
      long width = weights.hidden();
      curves.add(
          RemovalCurve.of(
              walk.heads(layer, orders.heads().get(number)),
              4 * width * layer.attention().headSize(),
              1,
              cut ->
                  damage.of(
                      with(
                          weights,
                          number,
                          LayerWalk.withHeads(layer, cut.removedGroups(), cut.fit())))));
      walk.passAttention(layer);
      curves.add(
          RemovalCurve.of(
              walk.neurons(layer, orders.neurons().get(number)),
              2 * width,
              granularity,
              cut ->
                  damage.of(
                      with(
                          weights,
                          number,
                          LayerWalk.withNeurons(layer, cut.removedGroups(), cut.fit())))));
      walk.passFeedForward(layer);
    }
    return new StructureSurvey(weights, orders, curves);
  }

  private static EncoderWeights with(EncoderWeights weights, int number, EncoderLayer layer) {
    List<EncoderLayer> layers = new ArrayList<>(weights.layers());
    layers.set(number, layer);
    return weights.withLayers(layers);
  }

  /** Prices need less text than fits do: they are only compared with each other. */
  private static List<long[]> some(List<long[]> texts) {
    int every = Math.ceilDiv(texts.size(), PRICED_TEXTS);
    return IntStream.iterate(0, i -> i < texts.size(), i -> i + every)
        .mapToObj(texts::get)
        .toList();
  }

  /** Removes all weights but a share. */
  Plan keeping(double share) {
    long layerWeights = weights.layers().stream().mapToLong(StructureSurvey::weightsOf).sum();
    return plan(StructureBudget.spend(curves, Math.round((1 - share) * layerWeights)));
  }

  /**
   * Removes what takes time.
   *
   * @throws PassRefusedException when removing everything would not be enough
   */
  Plan runningFaster(double speedup, LatencyTable table) {
    LatencyBudget budget = new LatencyBudget(options(table));
    double fastestMillis = table.wholeMillis() - budget.mostMillis();
    return plan(
        budget
            .save(table.wholeMillis() - table.sourceMillis() / speedup)
            .orElseThrow(
                () ->
                    new PassRefusedException(
                        "prune-structure cannot make this encoder %.1f times faster here: with one head and the fewest neurons in every layer it would be %.1f times"
                            .formatted(speedup, table.sourceMillis() / fastestMillis))));
  }

  private List<LatencyBudget.Options> options(LatencyTable table) {
    List<LatencyBudget.Options> options = new ArrayList<>();
    for (int i = 0; i < weights.layers().size(); i++) {
      int heads = weights.layers().get(i).attention().heads();
      int neurons = weights.layers().get(i).feedForward().neurons();
      options.add(curves.get(2 * i).options(removed -> table.savedByHeads(heads, heads - removed)));
      options.add(
          curves
              .get(2 * i + 1)
              .options(removed -> table.savedByNeurons(neurons, neurons - removed)));
    }
    return options;
  }

  private Plan plan(int[] steps) {
    int layers = weights.layers().size();
    int[] heads = new int[layers];
    int[] neurons = new int[layers];
    for (int i = 0; i < layers; i++) {
      heads[i] = steps[2 * i] * curves.get(2 * i).step();
      neurons[i] = steps[2 * i + 1] * curves.get(2 * i + 1).step();
    }
    return new Plan(heads, neurons, orders);
  }

  private static long weightsOf(EncoderLayer layer) {
    return size(layer.attention().query())
        + size(layer.attention().key())
        + size(layer.attention().value())
        + size(layer.attention().output())
        + size(layer.feedForward().up())
        + size(layer.feedForward().down());
  }

  private static long size(Linear linear) {
    return (long) linear.inputs() * linear.outputs();
  }
}

package dev.pith.compress;

import dev.pith.bert.EncoderLayer;
import dev.pith.bert.EncoderWeights;
import dev.pith.bert.FeedForward;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Removes whole feed-forward neurons: a column of the first projection, its bias, and a row of the
 * second.
 *
 * @param cut how many, ranked over all layers together
 * @param importance by what they are ranked
 * @param granularity each layer keeps a multiple of this many neurons, at least one multiple;
 *     kernels run full vectors
 */
public record PruneNeurons(Cut cut, Importance importance, int granularity) implements Pass {
  public PruneNeurons {
    if (granularity < 1) {
      throw new IllegalArgumentException("granularity " + granularity + " is below 1");
    }
  }

  @Override
  public String name() {
    return "prune-neurons";
  }

  @Override
  public boolean takesGradients() {
    return importance == Importance.GRADIENT;
  }

  @Override
  public Outcome apply(Subject subject, Calibration calibration) {
    EncoderWeights weights = Structure.floatsFor(importance, subject, name());
    PartScores neurons = PartScores.of(weights, Prunable.NEURONS, calibration);
    List<double[]> scores = neurons.by(importance, calibration);
    List<boolean[]> removed = Ranking.acrossLayers(cut, scores);
    List<EncoderLayer> layers = new ArrayList<>();
    for (int i = 0; i < weights.layers().size(); i++) {
      Ranking.roundUpKept(removed.get(i), scores.get(i), granularity);
      layers.add(without(weights.layers().get(i), removed.get(i), neurons.inputs().get(i)));
    }
    EncoderWeights pruned = weights.withLayers(layers);
    return new Outcome(new Subject.Recognised(pruned), describe(pruned));
  }

  private static EncoderLayer without(
      EncoderLayer layer, boolean[] removed, ChannelMoments neurons) {
    FeedForward pair = layer.feedForward();
    return new EncoderLayer(
        layer.attention(),
        layer.attentionNorm(),
        new FeedForward(
            pair.up().selectOutputs(ChannelCut.kept(removed)),
            ChannelCut.without(pair.down(), removed, neurons)),
        layer.feedForwardNorm());
  }

  private String describe(EncoderWeights pruned) {
    int[] kept =
        pruned.layers().stream().mapToInt(layer -> layer.feedForward().neurons()).toArray();
    return "%s by %s, in steps of %d; neurons kept per layer: %s"
        .formatted(cut, importance, granularity, Arrays.toString(kept));
  }
}

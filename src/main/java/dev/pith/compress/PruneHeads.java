package dev.pith.compress;

import dev.pith.bert.Attention;
import dev.pith.bert.EncoderLayer;
import dev.pith.bert.EncoderWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Removes whole attention heads: their columns of query, key and value, and their rows of the
 * output projection. Each layer keeps at least one.
 *
 * @param cut how many, ranked over all layers together
 * @param importance by what they are ranked
 */
public record PruneHeads(Cut cut, Importance importance) implements Pass {
  @Override
  public String name() {
    return "prune-heads";
  }

  @Override
  public boolean takesGradients() {
    return importance == Importance.GRADIENT;
  }

  @Override
  public Outcome apply(Subject subject, Calibration calibration) {
    EncoderWeights weights = Structure.floatsFor(importance, subject, name());
    PartScores heads = PartScores.of(weights, Prunable.HEADS, calibration);
    List<double[]> scores = heads.by(importance, calibration);
    List<boolean[]> removed = Ranking.acrossLayers(cut, scores);
    List<EncoderLayer> layers = new ArrayList<>();
    for (int i = 0; i < weights.layers().size(); i++) {
      Ranking.roundUpKept(removed.get(i), scores.get(i), 1);
      layers.add(without(weights.layers().get(i), removed.get(i), heads.inputs().get(i)));
    }
    EncoderWeights pruned = weights.withLayers(layers);
    return new Outcome(new Subject.Recognised(pruned), describe(pruned));
  }

  private static EncoderLayer without(
      EncoderLayer layer, boolean[] removedHeads, ChannelMoments context) {
    Attention attention = layer.attention();
    boolean[] removed = new boolean[attention.width()];
    for (int channel = 0; channel < removed.length; channel++) {
      removed[channel] = removedHeads[channel / attention.headSize()];
    }
    return LayerWalk.withHeads(
        layer, removedHeads, ChannelCut.without(attention.output(), removed, context));
  }

  private String describe(EncoderWeights pruned) {
    int[] kept = pruned.layers().stream().mapToInt(layer -> layer.attention().heads()).toArray();
    return "%s by %s; heads kept per layer: %s".formatted(cut, importance, Arrays.toString(kept));
  }
}

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
 * @param importance by what they are ranked; a head's score is the sum over its channels
 */
public record PruneHeads(Cut cut, Importance importance) implements Pass {
  @Override
  public String name() {
    return "prune-heads";
  }

  @Override
  public Outcome apply(Subject subject, Calibration calibration) {
    EncoderWeights weights = Structure.floatsOf(subject, name());
    List<ChannelMoments> inputs = ActivationMoments.ofLayers(weights, "output", calibration);
    List<double[]> scores = new ArrayList<>();
    for (int i = 0; i < weights.layers().size(); i++) {
      scores.add(headScores(weights.layers().get(i).attention(), inputs.get(i)));
    }
    List<boolean[]> removed = Ranking.acrossLayers(cut, scores);
    List<EncoderLayer> layers = new ArrayList<>();
    for (int i = 0; i < weights.layers().size(); i++) {
      Ranking.roundUpKept(removed.get(i), scores.get(i), 1);
      layers.add(without(weights.layers().get(i), removed.get(i), inputs.get(i)));
    }
    EncoderWeights pruned = weights.withLayers(layers);
    return new Outcome(new Subject.Recognised(pruned), describe(pruned));
  }

  private double[] headScores(Attention attention, ChannelMoments context) {
    double[] channels = importance.scores(attention.output().weight().toFloats(), context);
    double[] heads = new double[attention.heads()];
    for (int channel = 0; channel < channels.length; channel++) {
      heads[channel / attention.headSize()] += channels[channel];
    }
    return heads;
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

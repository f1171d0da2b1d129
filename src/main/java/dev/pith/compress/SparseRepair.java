package dev.pith.compress;

import dev.pith.bert.Attention;
import dev.pith.bert.EncoderLayer;
import dev.pith.bert.EncoderWeights;
import dev.pith.bert.FeedForward;
import dev.pith.bert.FloatMatrix;
import dev.pith.bert.Linear;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Zeros weights layer by layer, first to last, and fits those that stay: each projection to what
 * the full encoder has there, reading what the pruned one has before it.
 */
final class SparseRepair {
  private final EncoderWeights weights;
  private final Map<String, boolean[]> removed;
  private final Calibration calibration;
  private final double ridge;

  /**
   * @param removed which weights go, by the name of their projection
   * @param ridge pull towards the old weights, as a share of the inputs' mean variance
   */
  SparseRepair(
      EncoderWeights weights,
      Map<String, boolean[]> removed,
      Calibration calibration,
      double ridge) {
    this.weights = weights;
    this.removed = removed;
    this.calibration = calibration;
    this.ridge = ridge;
  }

  EncoderWeights repaired() {
    TokenRows full = EmbeddedTexts.of(weights.embeddings(), calibration.texts());
    LayerWalk walk = new LayerWalk(calibration.runner(), full, full, ridge, RoundedLayers.exact());
    List<EncoderLayer> layers = new ArrayList<>();
    for (EncoderLayer layer : weights.layers()) {
      String prefix = "layer" + layers.size() + ".";
      walk.enter(layer);
      EncoderLayer attending = withAttention(walk, layer, prefix);
      walk.passAttention(attending);
      EncoderLayer fitted = withFeedForward(walk, attending, prefix);
      layers.add(fitted);
      walk.passFeedForward(fitted);
    }
    return weights.withLayers(layers);
  }

  private EncoderLayer withAttention(LayerWalk walk, EncoderLayer layer, String prefix) {
    Attention old = layer.attention();
    NormalEquations hidden = walk.inputEquations();
    EncoderLayer opened =
        with(
            layer,
            new Attention(
                old.heads(),
                old.headSize(),
                opening(hidden, old.query(), prefix + "query"),
                opening(hidden, old.key(), prefix + "key"),
                opening(hidden, old.value(), prefix + "value"),
                old.output()));
    Attention attention = opened.attention();
    return with(
        layer,
        new Attention(
            old.heads(),
            old.headSize(),
            attention.query(),
            attention.key(),
            attention.value(),
            closing(walk.contextEquations(opened), old.output(), prefix + "output")));
  }

  private EncoderLayer withFeedForward(LayerWalk walk, EncoderLayer layer, String prefix) {
    FeedForward old = layer.feedForward();
    Linear up = opening(walk.inputEquations(), old.up(), prefix + "up");
    EncoderLayer opened = with(layer, new FeedForward(up, old.down()));
    NormalEquations neurons = walk.neuronEquations(opened);
    return with(layer, new FeedForward(up, closing(neurons, old.down(), prefix + "down")));
  }

  /** Of a projection that is to give on these inputs what it gave on the full encoder's. */
  private Linear opening(NormalEquations inputs, Linear old, String name) {
    FloatMatrix before = old.weight().toFloats();
    int outputs = old.outputs();
    double[][] cross = new double[inputs.inputs()][outputs];
    double[] targetMean = new double[outputs];
    for (int j = 0; j < outputs; j++) {
      targetMean[j] = old.bias()[j];
    }
    for (int k = 0; k < before.rows(); k++) {
      for (int j = 0; j < outputs; j++) {
        targetMean[j] += inputs.targetMean()[k] * before.at(k, j);
      }
      for (int i = 0; i < cross.length; i++) {
        double moment = inputs.cross()[i][k];
        for (int j = 0; j < outputs; j++) {
          cross[i][j] += moment * before.at(k, j);
        }
      }
    }
    return fit(inputs, cross, targetMean, before, name);
  }

  /** Of a projection whose targets are the equations' own. */
  private Linear closing(NormalEquations equations, Linear old, String name) {
    return fit(equations, equations.cross(), equations.targetMean(), old.weight().toFloats(), name);
  }

  private Linear fit(
      NormalEquations inputs,
      double[][] cross,
      double[] targetMean,
      FloatMatrix before,
      String name) {
    double lambda = ridge * inputs.meanVariance() + Float.MIN_NORMAL;
    FloatMatrix after =
        new SparseFit(inputs.gram(), lambda)
            .fit(cross, before, Objects.requireNonNull(removed.get(name)));
    float[] bias = new float[targetMean.length];
    for (int j = 0; j < bias.length; j++) {
      double sum = targetMean[j];
      for (int i = 0; i < after.rows(); i++) {
        sum -= inputs.inputMean()[i] * after.at(i, j);
      }
      bias[j] = (float) sum;
    }
    return new Linear(after, bias);
  }

  private static EncoderLayer with(EncoderLayer layer, Attention attention) {
    return new EncoderLayer(
        attention, layer.attentionNorm(), layer.feedForward(), layer.feedForwardNorm());
  }

  private static EncoderLayer with(EncoderLayer layer, FeedForward feedForward) {
    return new EncoderLayer(
        layer.attention(), layer.attentionNorm(), feedForward, layer.feedForwardNorm());
  }
}

package dev.pith.compress;

import dev.pith.bert.EncoderLayer;
import dev.pith.bert.EncoderWeights;
import dev.pith.bert.Linear;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What every layer's heads and neurons cost, measured on the full encoder. */
final class StructureSurvey {
  private final EncoderWeights weights;
  private final List<RemovalCurve> curves;
  private final double[] sensitivity;

  private StructureSurvey(
      EncoderWeights weights, List<RemovalCurve> curves, double[] sensitivity) {
    this.weights = weights;
    this.curves = curves;
    this.sensitivity = sensitivity;
  }

  /**
   * How many units each layer loses.
   *
   * @param headsRemoved per layer
   * @param neuronsRemoved per layer
   */
  record Plan(int[] headsRemoved, int[] neuronsRemoved) {}

  static StructureSurvey of(
      EncoderWeights weights, Calibration calibration, double ridge, int granularity) {
    GraphRunner runner = calibration.runner();
    List<RemovalCurve> curves = new ArrayList<>();
    double[] sensitivity = new double[2 * weights.layers().size()];
    TokenRows hidden = EmbeddedTexts.of(weights.embeddings(), calibration.texts());
    for (int i = 0; i < weights.layers().size(); i++) {
      EncoderLayer layer = weights.layers().get(i);
      LayerStudy study = new LayerStudy(runner, layer, hidden, hidden, ridge);
      long hiddenWidth = weights.hidden();
      curves.add(
          RemovalCurve.of(study.heads(), 4 * hiddenWidth * layer.attention().headSize(), 1));
      curves.add(RemovalCurve.of(study.neurons(layer), 2 * hiddenWidth, granularity));
      Arrays.fill(sensitivity, 2 * i, 2 * i + 2, i + 1 == weights.layers().size() ? 2 : 1);
      hidden = LayerStudy.output(runner, layer, hidden);
    }
    return new StructureSurvey(weights, curves, sensitivity);
  }

  /** Spends what may go. */
  Plan plan(double keep) {
    long layerWeights =
        weights.layers().stream().mapToLong(StructureSurvey::weightsOf).sum();
    int[] steps =
        StructureBudget.spend(curves, sensitivity, Math.round((1 - keep) * layerWeights));
    int layers = weights.layers().size();
    int[] heads = new int[layers];
    int[] neurons = new int[layers];
    for (int i = 0; i < layers; i++) {
      heads[i] = steps[2 * i] * curves.get(2 * i).step();
      neurons[i] = steps[2 * i + 1] * curves.get(2 * i + 1).step();
    }
    return new Plan(heads, neurons);
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

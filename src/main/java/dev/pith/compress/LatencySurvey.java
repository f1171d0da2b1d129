package dev.pith.compress;

import dev.pith.bert.Attention;
import dev.pith.bert.BertWriter;
import dev.pith.bert.EncoderLayer;
import dev.pith.bert.EncoderWeights;
import dev.pith.bert.FeedForward;
import dev.pith.bert.FloatMatrix;
import dev.pith.bert.LayerNorm;
import dev.pith.bert.LayerTaps;
import dev.pith.bert.Linear;
import dev.pith.onnx.OnnxModel;
import dev.pith.onnx.Shape;
import dev.pith.onnx.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Measures a {@link LatencyTable}: layers of every size take turns, so that a noisy machine
 * disturbs all alike, and each one's median counts. Time depends on sizes and not on weights, so
 * these are drawn.
 */
final class LatencySurvey {
  static final int TOKENS = 16;
  private static final int WARM_UP_ROUNDS = 20;
  private static final int ROUNDS = 150;
  private static final long SEED = 20_261_128L;

  private final EncoderWeights weights;
  private final Precision precision;
  private final Calibration calibration;
  private final int granularity;
  private final Random random = new Random(SEED);
  private final List<Timed> timed = new ArrayList<>();

  private LatencySurvey(
      EncoderWeights weights, Precision precision, Calibration calibration, int granularity) {
    this.weights = weights;
    this.precision = precision;
    this.calibration = calibration;
    this.granularity = granularity;
  }

  /**
   * Measures.
   *
   * @param weights what is going to be cut
   * @param precision how it will run
   * @param granularity neurons from one entry to the next
   */
  static LatencyTable measure(
      EncoderWeights weights, Precision precision, Calibration calibration, int granularity) {
    return new LatencySurvey(weights, precision, calibration, granularity).measure();
  }

  private LatencyTable measure() {
    try {
      int heads =
          weights.layers().stream()
              .mapToInt(layer -> layer.attention().heads())
              .max()
              .orElseThrow();
      int neurons =
          weights.layers().stream()
              .mapToInt(layer -> layer.feedForward().neurons())
              .max()
              .orElseThrow();
      int entries = Math.ceilDiv(neurons, granularity);
      addWhole(calibration.source().subject());
      addWhole(precision.asItRuns(new Subject.Recognised(weights), calibration));
      addLayers(heads, entries);
      double[] millis = medians();
      return new LatencyTable(
          millis[0],
          millis[1],
          Monotone.notFalling(Arrays.copyOfRange(millis, 2, 2 + heads)),
          Monotone.notFalling(Arrays.copyOfRange(millis, 2 + heads, 2 + heads + entries)),
          granularity);
    } finally {
      timed.forEach(each -> each.graph.close());
    }
  }

  private void addWhole(Subject encoder) {
    long[] text = calibration.texts().getFirst();
    long[] ids = new long[TOKENS];
    Arrays.setAll(ids, i -> text[i % text.length]);
    OnnxModel model = encoder.toModel();
    add(model, VectorDamage.inputs(ids, model));
  }

  private void addLayers(int heads, int entries) {
    RoundedLayers rounded = new RoundedLayers(precision.rounding(calibration.runner()));
    Tensor hidden =
        Tensor.ofFloats(
            Shape.of(1, TOKENS, weights.hidden()), drawn(TOKENS, weights.hidden(), 1).values());
    for (int i = 1; i <= heads; i++) {
      EncoderLayer layer = rounded.of(layer(i, granularity));
      add(BertWriter.writeLayer(layer, Set.of(LayerTaps.OUTPUT)), Map.of(LayerTaps.HIDDEN, hidden));
    }
    for (int i = 1; i <= entries; i++) {
      EncoderLayer layer = rounded.of(layer(1, i * granularity));
      add(
          BertWriter.writeFeedForward(layer, Set.of(LayerTaps.OUTPUT)),
          Map.of(LayerTaps.MIDDLE, hidden));
    }
  }

  private EncoderLayer layer(int heads, int neurons) {
    int hidden = weights.hidden();
    int headSize = weights.layers().getFirst().attention().headSize();
    int width = heads * headSize;
    return new EncoderLayer(
        new Attention(
            heads,
            headSize,
            linear(hidden, width),
            linear(hidden, width),
            linear(hidden, width),
            linear(width, hidden)),
        norm(hidden),
        new FeedForward(linear(hidden, neurons), linear(neurons, hidden)),
        norm(hidden));
  }

  private Linear linear(int inputs, int outputs) {
    return new Linear(drawn(inputs, outputs, 1 / Math.sqrt(inputs)), new float[outputs]);
  }

  private FloatMatrix drawn(int rows, int columns, double deviation) {
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
    return new FloatMatrix(rows, columns, values);
  }

  private static LayerNorm norm(int width) {
    float[] ones = new float[width];
    Arrays.fill(ones, 1);
    return new LayerNorm(ones, new float[width], 1e-12f);
  }

  /** A graph that is loaded, what it reads, and what it took. */
  private record Timed(GraphRunner.Loaded graph, Map<String, Tensor> inputs, double[] millis) {}

  private void add(OnnxModel model, Map<String, Tensor> inputs) {
    timed.add(new Timed(calibration.runner().load(model), inputs, new double[ROUNDS]));
  }

  private double[] medians() {
    for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
      for (Timed each : timed) {
        long start = System.nanoTime();
        each.graph.run(each.inputs);
        if (round >= 0) {
          each.millis[round] = (System.nanoTime() - start) / 1e6;
        }
      }
    }
    return timed.stream().mapToDouble(each -> median(each.millis)).toArray();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}

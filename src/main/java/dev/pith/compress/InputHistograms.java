package dev.pith.compress;

import dev.pith.bert.BertWriter;
import dev.pith.bert.EncoderWeights;
import dev.pith.bert.LayerTaps;
import dev.pith.onnx.Tensor;
import dev.pith.quantize.AffineQuantization;
import dev.pith.quantize.IntegerRange;
import dev.pith.quantize.RangeMethod;
import dev.pith.quantize.StreamingHistogram;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Counts what every projection of an encoder reads over the calibration texts, in memory that does
 * not grow with them.
 */
final class InputHistograms {
  private static final int SHARES = 8;

  private final SequencedMap<String, String> read;
  private final Map<String, StreamingHistogram> seen;

  private InputHistograms(SequencedMap<String, String> read, Map<String, StreamingHistogram> seen) {
    this.read = read;
    this.seen = seen;
  }

  /**
   * Runs every text through the encoder.
   *
   * @throws PassRefusedException when an activation is NaN or infinite
   */
  static InputHistograms measure(EncoderWeights weights, Calibration calibration) {
    SequencedMap<String, String> read = LayerTaps.readByProjections(weights.layers().size());
    Map<String, StreamingHistogram> seen = new TreeMap<>();
    read.values().forEach(value -> seen.put(value, new StreamingHistogram()));
    List<Map<String, StreamingHistogram>> shares;
    try (var graph = calibration.runner().load(BertWriter.writeWithInputs(weights))) {
      shares =
          IntStream.range(0, SHARES)
              .parallel()
              .mapToObj(share -> count(graph, calibration.texts(), share, seen.keySet()))
              .toList();
    }
    for (Map<String, StreamingHistogram> share : shares) {
      share.forEach((value, counted) -> Objects.requireNonNull(seen.get(value)).add(counted));
    }
    return new InputHistograms(read, seen);
  }

  private static Map<String, StreamingHistogram> count(
      GraphRunner.Loaded graph, List<long[]> texts, int share, Iterable<String> values) {
    Map<String, StreamingHistogram> counted = new TreeMap<>();
    values.forEach(value -> counted.put(value, new StreamingHistogram()));
    for (int i = share; i < texts.size(); i += SHARES) {
      Map<String, Tensor> outputs = graph.run(VectorDamage.inputs(texts.get(i)));
      counted.forEach(
          (value, histogram) ->
              add(histogram, value, Objects.requireNonNull(outputs.get(value)).toFloats()));
    }
    return counted;
  }

  private static void add(StreamingHistogram histogram, String value, float[] numbers) {
    try {
      histogram.add(numbers);
    } catch (IllegalArgumentException e) {
      throw new PassRefusedException(
          "the encoder's %s is not finite on a calibration text: %s"
              .formatted(value, e.getMessage()));
    }
  }

  /** The law for the input of each projection, by the projection's name. */
  Map<String, AffineQuantization> laws(RangeMethod method) {
    IntegerRange integers = IntegerRange.unsigned(8);
    Map<String, AffineQuantization> byValue = new TreeMap<>();
    seen.forEach(
        (value, histogram) ->
            byValue.put(
                value,
                AffineQuantization.asymmetric(method.choose(histogram, integers), integers)));
    Map<String, AffineQuantization> laws = new TreeMap<>();
    read.forEach(
        (projection, value) -> laws.put(projection, Objects.requireNonNull(byValue.get(value))));
    return laws;
  }

  /** Share of all numbers that are read by some projection and clamped under its law, 0 to 1. */
  double saturatedShare(Map<String, AffineQuantization> laws) {
    long saturated = 0;
    long total = 0;
    for (var law : laws.entrySet()) {
      StreamingHistogram histogram =
          Objects.requireNonNull(seen.get(Objects.requireNonNull(read.get(law.getKey()))));
      saturated += histogram.saturated(law.getValue());
      total += histogram.total();
    }
    return total == 0 ? 0 : (double) saturated / total;
  }
}

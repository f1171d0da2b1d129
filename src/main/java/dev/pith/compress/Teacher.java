package dev.pith.compress;

import dev.pith.bert.BertWriter;
import dev.pith.bert.EncoderWeights;
import dev.pith.bert.FloatMatrix;
import dev.pith.onnx.OnnxModel;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The encoder that something is learnt from. */
final class Teacher {
  private final GraphRunner runner;
  private final OnnxModel model;
  private final int dimension;

  private Teacher(GraphRunner runner, OnnxModel model, int dimension) {
    this.runner = runner;
    this.model = model;
    this.dimension = dimension;
  }

  /** Takes {@code weights} in int8: so many runs forward cost more than the last digit is worth. */
  static Teacher of(EncoderWeights weights, Calibration calibration) {
    Subject fast = new QuantizeInt8().apply(new Subject.Recognised(weights), calibration).subject();
    return new Teacher(calibration.runner(), fast.toModel(), weights.dimension());
  }

  /** Takes any encoder whose vectors have {@code dimension} numbers. */
  static Teacher asItIs(Subject subject, int dimension, Calibration calibration) {
    return new Teacher(calibration.runner(), subject.toModel(), dimension);
  }

  /** Takes {@code weights} as they are. */
  static Teacher exact(EncoderWeights weights, Calibration calibration) {
    return new Teacher(calibration.runner(), BertWriter.write(weights), weights.dimension());
  }

  /** A unit vector per text, one by one on every core, long texts first. */
  FloatMatrix vectors(List<long[]> texts) {
    float[] vectors = new float[Math.multiplyExact(texts.size(), dimension)];
    List<Integer> longFirst =
        IntStream.range(0, texts.size())
            .boxed()
            .sorted(Comparator.comparingInt((Integer text) -> -texts.get(text).length))
            .toList();
    try (GraphRunner.Loaded graph = runner.load(model)) {
      longFirst.parallelStream()
          .forEach(
              text ->
                  System.arraycopy(
                      VectorDamage.embed(graph, texts.get(text), model),
                      0,
                      vectors,
                      text * dimension,
                      dimension));
    }
    return new FloatMatrix(texts.size(), dimension, vectors);
  }
}

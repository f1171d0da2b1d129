package dev.pith.compress;

import dev.pith.bert.BertWriter;
import dev.pith.bert.EncoderWeights;
import dev.pith.onnx.OnnxModel;
import dev.pith.onnx.Shape;
import dev.pith.onnx.Tensor;
import dev.pith.onnx.ValueInfo;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How far an encoder's vectors move from those of the full one. */
final class VectorDamage {
  private final GraphRunner runner;
  private final List<long[]> texts;
  private final List<float[]> expected;

  VectorDamage(GraphRunner runner, EncoderWeights full, List<long[]> texts) {
    this.runner = runner;
    this.texts = texts;
    this.expected = embed(full);
  }

  /** Mean of {@code 1 - cosine} over the texts, at least 0. */
  double of(EncoderWeights changed) {
    List<float[]> found = embed(changed);
    double sum = 0;
    for (int text = 0; text < found.size(); text++) {
      sum += 1 - dot(expected.get(text), found.get(text));
    }
    return Math.max(0, sum / found.size());
  }

  private List<float[]> embed(EncoderWeights weights) {
    OnnxModel model = BertWriter.write(weights);
    try (GraphRunner.Loaded graph = runner.load(model)) {
      return texts.parallelStream().map(ids -> embed(graph, ids, model)).toList();
    }
  }

  /**
   * One text's vector.
   *
   * @param graph {@code model}, loaded
   */
  static float[] embed(GraphRunner.Loaded graph, long[] ids, OnnxModel model) {
    return Objects.requireNonNull(graph.run(inputs(ids, model)).get(BertWriter.OUTPUT)).toFloats();
  }

  /** One text as {@code model} reads it, with nothing masked. */
  static Map<String, Tensor> inputs(long[] ids, OnnxModel model) {
    Map<String, Tensor> inputs = new HashMap<>(inputs(ids));
    inputs.keySet().retainAll(model.graph().inputs().stream().map(ValueInfo::name).toList());
    return inputs;
  }

  /** One text as an encoder reads it, with nothing masked. */
  static Map<String, Tensor> inputs(long[] ids) {
    long[] ones = new long[ids.length];
    Arrays.fill(ones, 1);
    Shape shape = Shape.of(1, ids.length);
    return Map.of(
        "input_ids", Tensor.ofLongs(shape, ids), "attention_mask", Tensor.ofLongs(shape, ones));
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}

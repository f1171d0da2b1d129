package dev.pith.compress;

import dev.pith.onnx.ElementType;
import dev.pith.onnx.Graph;
import dev.pith.onnx.Node;
import dev.pith.onnx.OnnxModel;
import dev.pith.onnx.Shape;
import dev.pith.onnx.Tensor;
import dev.pith.onnx.ValueInfo;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Asks the runtime itself whether its int8 products are exact, which holds on every system and
 * processor: multiplies the largest inputs by the largest weights and looks at the sum.
 */
final class ProductProbe {
  private static final int INPUTS = 64;
  private static final int OUTPUTS = 64;
  private static final int LARGEST_WEIGHT = 127;

  private ProductProbe() {}

  /** Whether sums of products come out smaller than they are. */
  static boolean saturates(GraphRunner runner) {
    float[] ones = new float[INPUTS];
    Arrays.fill(ones, 1);
    float[] sums;
    try (GraphRunner.Loaded graph = runner.load(model())) {
      Map<String, Tensor> inputs = Map.of("x", Tensor.ofFloats(Shape.of(1, INPUTS), ones));
      sums = Objects.requireNonNull(graph.run(inputs).get("sums")).toFloats();
    }
    float expected = INPUTS * LARGEST_WEIGHT;
    for (float sum : sums) {
      if (Math.abs(sum - expected) > 0.01 * expected) {
        return true;
      }
    }
    return false;
  }

  private static OnnxModel model() {
    byte[] weights = new byte[INPUTS * OUTPUTS];
    Arrays.fill(weights, (byte) LARGEST_WEIGHT);
    float[] scales = new float[OUTPUTS];
    Arrays.fill(scales, 1);
    SequencedMap<String, Tensor> constants = new LinkedHashMap<>();
    constants.put("weights", Tensor.ofInt8(Shape.of(INPUTS, OUTPUTS), weights));
    constants.put("scales", Tensor.ofFloats(Shape.of(OUTPUTS), scales));
    constants.put("zero_point", Tensor.ofInt8(Shape.of(), (byte) 0));
    Node product =
        Node.of(
            "com.microsoft",
            "DynamicQuantizeMatMul",
            List.of("x", "weights", "scales", "zero_point"),
            List.of("sums"),
            Map.of());
    Graph graph =
        new Graph(
            "probe",
            List.of(product),
            constants,
            List.of(row("x", INPUTS)),
            List.of(row("sums", OUTPUTS)));
    return new OnnxModel(
        8, "pith", new TreeMap<>(Map.of("", 17L, "com.microsoft", 1L)), new TreeMap<>(), graph);
  }

  private static ValueInfo row(String name, int width) {
    return new ValueInfo(
        name,
        ElementType.FLOAT32,
        List.of(new ValueInfo.Dimension.Fixed(1), new ValueInfo.Dimension.Fixed(width)));
  }
}

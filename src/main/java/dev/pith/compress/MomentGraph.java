package dev.pith.compress;

import dev.pith.onnx.Attribute;
import dev.pith.onnx.ElementType;
import dev.pith.onnx.Graph;
import dev.pith.onnx.Node;
import dev.pith.onnx.OnnxModel;
import dev.pith.onnx.Shape;
import dev.pith.onnx.Tensor;
import dev.pith.onnx.ValueInfo;
import dev.pith.onnx.ValueInfo.Dimension;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The products {@code X'X} and {@code X'Y} of a block of rows as a graph. Of the symmetric {@code
 * X'X} only strips from the diagonal to the right are computed.
 *
 * @param n columns of {@code X}
 * @param m columns of {@code Y}
 */
record MomentGraph(int n, int m) {
  private static final int STRIP = 256;
  private static final Dimension ROWS = new Dimension.Symbolic("rows");

  OnnxModel model() {
    List<Node> nodes = new ArrayList<>();
    List<ValueInfo> outputs = new ArrayList<>();
    SequencedMap<String, Tensor> constants = new LinkedHashMap<>();
    constants.put("axis", Tensor.ofLongs(Shape.of(1), 1));
    for (int from = 0; from < n; from += STRIP) {
      int to = Math.min(n, from + STRIP);
      constants.put("at" + from, Tensor.ofLongs(Shape.of(1), from));
      constants.put("at" + to, Tensor.ofLongs(Shape.of(1), to));
      constants.put("at" + n, Tensor.ofLongs(Shape.of(1), n));
      nodes.add(slice("x", from, to, "strip" + from));
      nodes.add(slice("x", from, n, "right" + from));
      nodes.add(transposedProduct("strip" + from, "right" + from, gram(from)));
      outputs.add(matrix(gram(from), new Dimension.Fixed(to - from), n - from));
    }
    nodes.add(transposedProduct("x", "y", "cross"));
    outputs.add(matrix("cross", new Dimension.Fixed(n), m));
    return new OnnxModel(
        8,
        "pith",
        new TreeMap<>(Map.of("", 17L)),
        new TreeMap<>(),
        new Graph(
            "moments",
            nodes,
            constants,
            List.of(matrix("x", ROWS, n), matrix("y", ROWS, m)),
            outputs));
  }

  Map<String, Tensor> inputs(RowBlocks.Block block) {
    return Map.of(
        "x", Tensor.ofFloats(Shape.of(block.rows(), n), block.inputs()),
        "y", Tensor.ofFloats(Shape.of(block.rows(), m), block.targets()));
  }

  /** Adds what a run gave; of {@code gram} what is on the diagonal and right of it. */
  void addTo(double[][] gram, double[][] cross, Function<String, Tensor> outputs) {
    for (int from = 0; from < n; from += STRIP) {
      float[] strip = outputs.apply(gram(from)).toFloats();
      int width = n - from;
      for (int i = from; i < Math.min(n, from + STRIP); i++) {
        for (int j = i; j < n; j++) {
          gram[i][j] += strip[(i - from) * width + j - from];
        }
      }
    }
    float[] products = outputs.apply("cross").toFloats();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        cross[i][j] += products[i * m + j];
      }
    }
  }

  private static String gram(int from) {
    return "gram" + from;
  }

  private static Node slice(String value, int from, int to, String name) {
    return Node.of(
        "Slice", List.of(value, "at" + from, "at" + to, "axis"), List.of(name), Map.of());
  }

  private static Node transposedProduct(String left, String right, String name) {
    return Node.of(
        "Gemm", List.of(left, right), List.of(name), Map.of("transA", new Attribute.OfInt(1)));
  }

  private static ValueInfo matrix(String name, Dimension rows, int columns) {
    return new ValueInfo(name, ElementType.FLOAT32, List.of(rows, new Dimension.Fixed(columns)));
  }
}

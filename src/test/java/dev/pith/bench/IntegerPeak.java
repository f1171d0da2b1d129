package dev.pith.bench;

import dev.pith.encode.GraphSession;
import dev.pith.onnx.Attribute;
import dev.pith.onnx.ElementType;
import dev.pith.onnx.Graph;
import dev.pith.onnx.Node;
import dev.pith.onnx.OnnxModel;
import dev.pith.onnx.OnnxWriter;
import dev.pith.onnx.Shape;
import dev.pith.onnx.Tensor;
import dev.pith.onnx.ValueInfo;
import dev.pith.onnx.ValueInfo.Dimension;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The most int8 multiply-accumulates that ONNX Runtime does in a second here: square {@code
 * MatMulInteger}s of {@value #SIDE} rows and columns, with nothing around them, on every core.
 */
final class IntegerPeak {
  private static final int SIDE = 1024;
  private static final int PRODUCTS = 8;
  private static final int RUNS = 6;

  private IntegerPeak() {}

  /** The best of several runs. */
  static double macsPerSecond() {
    int cores = Runtime.getRuntime().availableProcessors();
    float[] input = new float[SIDE * SIDE];
    Random random = new Random(1);
    for (int i = 0; i < input.length; i++) {
      input[i] = random.nextInt(256);
    }
    Map<String, GraphSession.Numbers> feed =
        Map.of("x", new GraphSession.Numbers.Floats(new long[] {SIDE, SIDE}, input));
    long macs = (long) cores * PRODUCTS * SIDE * SIDE * SIDE;
    double best = 0;
    try (GraphSession session = new GraphSession(OnnxWriter.toBytes(model(random)))) {
      for (int run = 0; run < RUNS; run++) {
        long start = System.nanoTime();
        IntStream.range(0, cores).parallel().forEach(core -> session.run(feed));
        best = Math.max(best, 1e9 * macs / (System.nanoTime() - start));
      }
    }
    return best;
  }

  /** Of each product only one row comes out, so that nothing else takes time. */
  private static OnnxModel model(Random random) {
    SequencedMap<String, Tensor> constants = new LinkedHashMap<>();
    constants.put("zero", Tensor.ofLongs(Shape.of(1), 0));
    constants.put("one", Tensor.ofLongs(Shape.of(1), 1));
    List<Node> nodes = new ArrayList<>();
    List<ValueInfo> outputs = new ArrayList<>();
    nodes.add(cast("x", "a", ElementType.UINT8));
    for (int i = 0; i < PRODUCTS; i++) {
      byte[] weights = new byte[SIDE * SIDE];
      random.nextBytes(weights);
      constants.put("b" + i, Tensor.ofInt8(Shape.of(SIDE, SIDE), weights));
      nodes.add(Node.of("MatMulInteger", List.of("a", "b" + i), List.of("p" + i), Map.of()));
      nodes.add(
          Node.of("Slice", List.of("p" + i, "zero", "one", "zero"), List.of("r" + i), Map.of()));
      nodes.add(cast("r" + i, "y" + i, ElementType.FLOAT32));
      outputs.add(matrix("y" + i, 1));
    }
    return new OnnxModel(
        8,
        "pith",
        new TreeMap<>(Map.of("", 17L)),
        new TreeMap<>(),
        new Graph("peak", nodes, constants, List.of(matrix("x", SIDE)), outputs));
  }

  private static Node cast(String from, String to, ElementType type) {
    return Node.of(
        "Cast", List.of(from), List.of(to), Map.of("to", new Attribute.OfInt(type.onnxCode())));
  }

  private static ValueInfo matrix(String name, int rows) {
    return new ValueInfo(
        name, ElementType.FLOAT32, List.of(new Dimension.Fixed(rows), new Dimension.Fixed(SIDE)));
  }
}

package dev.pith.compress;

import dev.pith.bert.FloatMatrix;
import dev.pith.bert.Int8Matrix;
import dev.pith.bert.Int8Matrix.Axis;
import dev.pith.onnx.Attribute;
import dev.pith.onnx.ElementType;
import dev.pith.onnx.Graph;
import dev.pith.onnx.Node;
import dev.pith.onnx.OnnxModel;
import dev.pith.onnx.Shape;
import dev.pith.onnx.Tensor;
import dev.pith.quantize.IntegerRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Quantizes any graph operator by operator: each {@code MatMul} by a constant matrix becomes a
 * {@code DynamicQuantizeMatMul}, each {@code Gather} from a constant table reads int8 rows.
 */
final class GraphQuantization {
  private static final String RUNTIME = "com.microsoft";

  private final Graph graph;
  private final SequencedMap<String, Tensor> constants;
  private final IntegerRange range;
  private final Set<String> excluded;
  private final List<Node> nodes = new ArrayList<>();
  private int quantized;

  private GraphQuantization(Graph graph, IntegerRange range, Set<String> excluded) {
    this.graph = graph;
    this.range = range;
    this.excluded = excluded;
    this.constants = new LinkedHashMap<>(graph.initializers());
  }

  /** Names of the constants that could be quantized. */
  static Set<String> matrices(OnnxModel model) {
    Set<String> names = new TreeSet<>();
    for (Node node : model.graph().nodes()) {
      switch (node.op()) {
        case "MatMul" -> names.add(node.inputs().get(1));
        case "Gather" -> names.add(node.inputs().getFirst());
        default -> {}
      }
    }
    names.removeIf(name -> !isMatrix(model.graph().initializers().get(name)));
    return names;
  }

  /**
   * Quantizes a graph.
   *
   * @param range of the weights of products; tables use 8 bits
   * @param excluded constants that stay as they are
   */
  static Pass.Outcome apply(Subject.Opaque opaque, IntegerRange range, Set<String> excluded) {
    GraphQuantization rewriting = new GraphQuantization(opaque.model().graph(), range, excluded);
    rewriting.rewrite();
    OnnxModel source = opaque.model();
    SortedMap<String, Long> opsets = new TreeMap<>(source.opsets());
    opsets.put(RUNTIME, 1L);
    OnnxModel model =
        new OnnxModel(source.irVersion(), "pith", opsets, source.metadata(), rewriting.rewritten());
    return new Pass.Outcome(
        new Subject.Opaque(model, opaque.reason()),
        "operator by operator: %d of %d nodes".formatted(rewriting.quantized, nodeCount(source)));
  }

  private static int nodeCount(OnnxModel model) {
    return model.graph().nodes().size();
  }

  private void rewrite() {
    for (Node node : graph.nodes()) {
      switch (node.op()) {
        case "MatMul" -> rewriteProduct(node);
        case "Gather" -> rewriteLookup(node);
        default -> nodes.add(node);
      }
    }
    if (quantized == 0) {
      throw new PassRefusedException("the graph has no constant matrix that could be quantized");
    }
  }

  private Graph rewritten() {
    Set<String> read = new HashSet<>();
    nodes.forEach(node -> read.addAll(node.inputs()));
    graph.outputs().forEach(output -> read.add(output.name()));
    constants.keySet().retainAll(read);
    return new Graph(graph.name(), nodes, constants, graph.inputs(), graph.outputs());
  }

  private void rewriteProduct(Node node) {
    Optional<FloatMatrix> weight = constantMatrix(node.inputs().get(1));
    if (weight.isEmpty()) {
      nodes.add(node);
      return;
    }
    String name = node.inputs().get(1);
    Int8Matrix matrix = Int8Quantization.quantize(name, weight.get(), Axis.COLUMN, range);
    Shape columns = Shape.of(matrix.columns());
    put(name + ".int8", int8(matrix));
    put(name + ".scales", Tensor.ofFloats(columns, matrix.scales()));
    put(name + ".zero_point", Tensor.ofInt8(Shape.of(), (byte) 0));
    nodes.add(
        new Node(
            node.name(),
            RUNTIME,
            "DynamicQuantizeMatMul",
            List.of(
                node.inputs().getFirst(), name + ".int8", name + ".scales", name + ".zero_point"),
            node.outputs(),
            new TreeMap<>()));
    quantized++;
  }

  private void rewriteLookup(Node node) {
    Optional<FloatMatrix> table = constantMatrix(node.inputs().getFirst());
    boolean byRow =
        !(node.attributes().get("axis") instanceof Attribute.OfInt axis) || axis.value() == 0;
    if (!byRow || table.isEmpty()) {
      nodes.add(node);
      return;
    }
    String name = node.inputs().getFirst();
    Int8Matrix matrix =
        Int8Quantization.quantize(name, table.get(), Axis.ROW, IntegerRange.symmetric(8));
    String indices = node.inputs().get(1);
    String output = node.outputs().getFirst();
    put(name + ".int8", int8(matrix));
    put(name + ".scales", Tensor.ofFloats(Shape.of(matrix.rows(), 1), matrix.scales()));
    nodes.add(op("Gather", List.of(name + ".int8", indices), output + ".int8", Map.of()));
    nodes.add(
        op(
            "Cast",
            List.of(output + ".int8"),
            output + ".floats",
            Map.of("to", new Attribute.OfInt(ElementType.FLOAT32.onnxCode()))));
    nodes.add(op("Gather", List.of(name + ".scales", indices), output + ".scales", Map.of()));
    nodes.add(op("Mul", List.of(output + ".floats", output + ".scales"), output, Map.of()));
    quantized++;
  }

  private static Node op(
      String op, List<String> inputs, String output, Map<String, Attribute> attributes) {
    return Node.of(op, inputs, List.of(output), attributes);
  }

  private void put(String name, Tensor tensor) {
    constants.put(name, tensor);
  }

  private static Tensor int8(Int8Matrix matrix) {
    return Tensor.ofInt8(Shape.of(matrix.rows(), matrix.columns()), matrix.values());
  }

  private Optional<FloatMatrix> constantMatrix(String name) {
    return Optional.ofNullable(constants.get(name))
        .filter(tensor -> isMatrix(tensor) && !excluded.contains(name))
        .map(GraphQuantization::matrix);
  }

  private static boolean isMatrix(@Nullable Tensor tensor) {
    return tensor != null && tensor.type() == ElementType.FLOAT32 && tensor.shape().rank() == 2;
  }

  private static FloatMatrix matrix(Tensor tensor) {
    return new FloatMatrix(
        Math.toIntExact(tensor.shape().extent(0)),
        Math.toIntExact(tensor.shape().extent(1)),
        tensor.toFloats());
  }
}

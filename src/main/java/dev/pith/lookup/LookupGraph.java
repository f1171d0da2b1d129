package dev.pith.lookup;

import dev.pith.bert.BertWriter;
import dev.pith.bert.FloatMatrix;
import dev.pith.bert.Int8Matrix;
import dev.pith.bert.Matrix;
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

/**
 * Writes a table as a graph of few nodes: at a few microseconds a run, each of them counts.
 *
 * <p>Input: {@code input_ids}, int64 {@code [batch, tokens]}. Output: {@code sentence_embedding},
 * float32 {@code [batch, dimension]}, of unit length. No mask: the row of padding is zero.
 */
final class LookupGraph {
  private static final long IR_VERSION = 8;
  private static final long OPSET = 17;
  static final String NAME = "lookup";
  private static final String IDS = "input_ids";

  private final List<Node> nodes = new ArrayList<>();
  private final SequencedMap<String, Tensor> constants = new LinkedHashMap<>();

  private LookupGraph() {}

  static OnnxModel of(Matrix table) {
    LookupGraph graph = new LookupGraph();
    graph.normalize(
        table instanceof Int8Matrix ints ? graph.weightedSum(ints) : graph.sum(table.toFloats()));
    return graph.model(table.columns());
  }

  private String sum(FloatMatrix table) {
    constants.put(
        "table", Tensor.ofFloats(Shape.of(table.rows(), table.columns()), table.values()));
    String rows = add("Gather", "rows", Map.of(), "table", IDS);
    constants.put("tokens.axis", Tensor.ofLongs(Shape.of(1), 1));
    return add("ReduceSum", "sum", keepingNoExtent(), rows, "tokens.axis");
  }

  /** The sum over a row of scales times a matrix of integers. */
  private String weightedSum(Int8Matrix table) {
    Shape shape = Shape.of(table.rows(), table.columns());
    constants.put("table", Tensor.ofInt8(shape, table.values()));
    constants.put("scales", Tensor.ofFloats(Shape.of(table.rows(), 1), table.scales()));
    String rows = add("Gather", "rows", Map.of(), "table", IDS);
    String floats =
        add(
            "Cast",
            "row_floats",
            Map.of("to", new Attribute.OfInt(ElementType.FLOAT32.onnxCode())),
            rows);
    String scales = add("Gather", "row_scales", Map.of(), "scales", IDS);
    String scaled = add("Mul", "scaled_rows", Map.of(), floats, scales);
    constants.put("tokens.axis", Tensor.ofLongs(Shape.of(1), 1));
    return add("ReduceSum", "sum", keepingNoExtent(), scaled, "tokens.axis");
  }

  private static Map<String, Attribute> keepingNoExtent() {
    return Map.of("keepdims", new Attribute.OfInt(0));
  }

  private void normalize(String sum) {
    add(
        "LpNormalization",
        BertWriter.OUTPUT,
        Map.of("axis", new Attribute.OfInt(-1), "p", new Attribute.OfInt(2)),
        sum);
  }

  private String add(String op, String output, Map<String, Attribute> attributes, String... in) {
    nodes.add(Node.of(op, List.of(in), List.of(output), attributes));
    return output;
  }

  private OnnxModel model(int dimension) {
    Dimension batch = new Dimension.Symbolic("batch");
    ValueInfo ids =
        new ValueInfo(IDS, ElementType.INT64, List.of(batch, new Dimension.Symbolic("tokens")));
    ValueInfo vector =
        new ValueInfo(
            BertWriter.OUTPUT, ElementType.FLOAT32, List.of(batch, new Dimension.Fixed(dimension)));
    return new OnnxModel(
        IR_VERSION,
        "pith",
        new TreeMap<>(Map.of("", OPSET)),
        new TreeMap<>(),
        new Graph(NAME, nodes, constants, List.of(ids), List.of(vector)));
  }
}

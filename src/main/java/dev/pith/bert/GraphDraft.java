package dev.pith.bert;

import dev.pith.onnx.Attribute;
import dev.pith.onnx.ElementType;
import dev.pith.onnx.Node;
import dev.pith.onnx.Shape;
import dev.pith.onnx.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** A graph being written: nodes in order and the constants they read. */
final class GraphDraft {
  /** The domain of ONNX Runtime's own operators. */
  static final String RUNTIME = "com.microsoft";

  private final List<Node> nodes = new ArrayList<>();
  private final SequencedMap<String, Tensor> constants = new LinkedHashMap<>();

  String constant(String name, Tensor tensor) {
    constants.put(name, tensor);
    return name;
  }

  String floats(String name, float[] values) {
    return constant(name, Tensor.ofFloats(Shape.of(values.length), values));
  }

  String longs(String name, long... values) {
    return constant(name, Tensor.ofLongs(Shape.of(values.length), values));
  }

  String floats(String name, FloatMatrix matrix) {
    return constant(name, Tensor.ofFloats(shape(matrix), matrix.values()));
  }

  /**
   * Numbers that are stored as float16 where that loses nothing; ONNX Runtime widens them once,
   * when it loads the model.
   */
  String compactFloats(String name, Shape shape, float[] values) {
    short[] halves = new short[values.length];
    for (int i = 0; i < values.length; i++) {
      halves[i] = Float.floatToFloat16(values[i]);
      if (Float.float16ToFloat(halves[i]) != values[i]) {
        return constant(name, Tensor.ofFloats(shape, values));
      }
    }
    String stored = constant(name, Tensor.ofFloat16(shape, halves));
    return add("", "Cast", name + ".wide", BertWriter.cast(ElementType.FLOAT32), stored);
  }

  String halves(String name, Float16Matrix matrix) {
    return constant(name, Tensor.ofFloat16(shape(matrix), matrix.values()));
  }

  String int8(String name, Int8Matrix matrix) {
    return constant(name, Tensor.ofInt8(shape(matrix), matrix.values()));
  }

  /**
   * A projection's integers, stored in the fewest bits that lose nothing.
   *
   * @param weight int8, of the matrix's shape
   * @param scales one per column
   * @param zeroPoint one for all: with one per column ONNX Runtime would multiply each
   */
  record Projection(String weight, String scales, String zeroPoint) {}

  /**
   * The constants of a projection by column.
   *
   * @param name they are called after it
   */
  Projection projection(String name, Int8Matrix matrix) {
    byte zeroPoint = 0;
    String weight = name + ".weight";
    if (matrix.storedBits() <= Int8Matrix.MOST_PACKED_BITS) {
      PackedIntegers packed = new PackedIntegers(this, weight, matrix);
      packed.write();
      zeroPoint = packed.zeroPoint();
    } else {
      int8(weight, matrix);
    }
    return new Projection(
        weight,
        floats(name + ".scales", matrix.scales()),
        constant(name + ".zero_point", Tensor.ofInt8(Shape.of(), zeroPoint)));
  }

  private static Shape shape(Matrix matrix) {
    return Shape.of(matrix.rows(), matrix.columns());
  }

  /** Adds a standard operator with one output and no attributes. */
  String add(String op, String output, String... inputs) {
    return add("", op, output, Map.of(), inputs);
  }

  /** Adds an operator with one output. */
  String add(
      String domain,
      String op,
      String output,
      Map<String, Attribute> attributes,
      String... inputs) {
    nodes.add(Node.of(domain, op, List.of(inputs), List.of(output), attributes));
    return output;
  }

  /** Adds a standard operator with several outputs. */
  List<String> addMany(
      String op, List<String> outputs, Map<String, Attribute> attributes, String... inputs) {
    nodes.add(Node.of(op, List.of(inputs), outputs, attributes));
    return outputs;
  }

  List<Node> nodes() {
    return nodes;
  }

  SequencedMap<String, Tensor> constants() {
    return constants;
  }

  /** Only the nodes that the values wanted follow from: ONNX Runtime would run the others too. */
  List<Node> nodesFor(Set<String> wanted) {
    Set<String> needed = new HashSet<>(wanted);
    List<Node> kept = new ArrayList<>();
    for (Node node : nodes.reversed()) {
      if (node.outputs().stream().anyMatch(needed::contains)) {
        needed.addAll(node.inputs());
        kept.add(node);
      }
    }
    return List.copyOf(kept.reversed());
  }

  /** Only the constants that these nodes read. */
  SequencedMap<String, Tensor> constantsOf(List<Node> readers) {
    SequencedMap<String, Tensor> read = new LinkedHashMap<>(constants);
    Set<String> names = new HashSet<>();
    readers.forEach(node -> names.addAll(node.inputs()));
    read.keySet().retainAll(names);
    return read;
  }
}

package dev.pith.bert;

import dev.pith.onnx.Attribute;
import dev.pith.onnx.ElementType;
import dev.pith.onnx.Graph;
import dev.pith.onnx.Node;
import dev.pith.onnx.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A graph seen from its values: who makes each one, and which of them are constant. */
final class GraphValues {
  /** What is matched here reads so many values; a node that has fewer is no such operator. */
  private static final Map<String, Integer> FEWEST_INPUTS =
      Map.ofEntries(
          Map.entry("Add", 2),
          Map.entry("Sub", 2),
          Map.entry("Mul", 2),
          Map.entry("Div", 2),
          Map.entry("MatMul", 2),
          Map.entry("Reshape", 2),
          Map.entry("Gather", 2),
          Map.entry("LayerNormalization", 3),
          Map.entry("Transpose", 1),
          Map.entry("Softmax", 1),
          Map.entry("ReduceMean", 1),
          Map.entry("Sqrt", 1),
          Map.entry("Erf", 1),
          Map.entry("Gelu", 1));

  private final Map<String, Node> makers = new HashMap<>();
  private final Map<String, Tensor> constants;

  GraphValues(Graph graph) {
    constants = new HashMap<>(graph.initializers());
    for (Node node : graph.nodes()) {
      node.outputs().stream()
          .filter(output -> !output.isEmpty())
          .forEach(output -> makers.put(output, node));
      if (node.op().equals("Constant")
          && node.attributes().get("value") instanceof Attribute.OfTensor constant) {
        constants.put(node.outputs().getFirst(), constant.value());
      }
    }
  }

  /** The node that makes {@code value}, if it is the operator asked for with all its inputs. */
  Optional<Node> maker(String value, String op) {
    return Optional.ofNullable(makers.get(value))
        .filter(node -> node.op().equals(op))
        .filter(node -> node.inputs().size() >= FEWEST_INPUTS.getOrDefault(op, 0));
  }

  Optional<Tensor> constant(String value) {
    return Optional.ofNullable(constants.get(value));
  }

  /** A constant of floats, one at least. */
  Optional<Tensor> floatConstant(String value, int rank) {
    return constant(value)
        .filter(tensor -> tensor.type() == ElementType.FLOAT32 && tensor.shape().rank() == rank)
        .filter(tensor -> tensor.bytes().byteSize() > 0);
  }

  /** A constant of one float, whatever its rank. */
  Optional<Float> scalar(String value) {
    return constant(value)
        .filter(tensor -> tensor.type() == ElementType.FLOAT32)
        .filter(tensor -> tensor.shape().elementCount() == 1)
        .map(tensor -> tensor.toFloats()[0]);
  }

  /** Both inputs of a commutative operator, in both orders. */
  static List<List<String>> eitherWay(Node node) {
    String first = node.inputs().get(0);
    String second = node.inputs().get(1);
    return List.of(List.of(first, second), List.of(second, first));
  }

  /** A step that only moves data: what it moves. */
  Optional<String> moved(String value, String op) {
    return maker(value, op).map(node -> node.inputs().getFirst());
  }
}

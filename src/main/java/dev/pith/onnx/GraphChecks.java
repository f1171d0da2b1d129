package dev.pith.onnx;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What must hold of a graph: every value has one maker, and nothing is read before it is made.
 *
 * <p>An input may share its name with an initializer, which is then its default.
 */
final class GraphChecks {
  private final Graph graph;
  private final ModelLimits limits;

  /** The names of all values made so far. */
  private final Set<String> made = new HashSet<>();

  private GraphChecks(Graph graph, ModelLimits limits) {
    this.graph = graph;
    this.limits = limits;
  }

  /**
   * Checks a graph.
   *
   * @throws MalformedModelException naming the node, initializer or value that is not believed
   */
  static void check(Graph graph, ModelLimits limits) {
    new GraphChecks(graph, limits).check();
  }

  private void check() {
    checkDeclared(graph.inputs(), "input");
    graph.inputs().forEach(this::checkInput);
    graph.initializers().forEach(this::checkInitializer);
    made.addAll(graph.initializers().keySet());
    checkNodes();
    checkDeclared(graph.outputs(), "output");
    for (ValueInfo output : graph.outputs()) {
      if (!made.contains(output.name())) {
        throw new MalformedModelException(
            "graph output '" + output.name() + "'", "no node makes it");
      }
    }
  }

  private void checkDeclared(List<ValueInfo> values, String role) {
    Set<String> names = new HashSet<>();
    for (ValueInfo value : values) {
      String where = "graph %s '%s'".formatted(role, value.name());
      requireName(value.name(), where);
      if (!names.add(value.name())) {
        throw new MalformedModelException(where, "occurs twice");
      }
      requireRank(value.dimensions().size(), where);
      for (ValueInfo.Dimension dimension : value.dimensions()) {
        if (dimension instanceof ValueInfo.Dimension.Fixed fixed && fixed.extent() < 0) {
          throw new MalformedModelException(where, "extent " + fixed.extent() + " is negative");
        }
      }
    }
  }

  private void checkInput(ValueInfo input) {
    Tensor fallback = graph.initializers().get(input.name());
    if (fallback != null && fallback.type() != input.type()) {
      throw new MalformedModelException(
          "graph input '" + input.name() + "'",
          "its type %s is not that of the initializer of its name, %s"
              .formatted(input.type(), fallback.type()));
    }
    made.add(input.name());
  }

  private void checkInitializer(String name, Tensor tensor) {
    String where = "initializer '" + name + "'";
    requireName(name, where);
    requireRank(tensor.shape().rank(), where);
  }

  private void checkNodes() {
    if (graph.nodes().size() > limits.maxNodes()) {
      throw new MalformedModelException(
          "graph",
          "%d nodes are over the limit of %d".formatted(graph.nodes().size(), limits.maxNodes()));
    }
    Set<String> nodeNames = new HashSet<>();
    for (Node node : graph.nodes()) {
      if (!node.name().isEmpty() && !nodeNames.add(node.name())) {
        throw new MalformedModelException(node.label(), "another node has the same name");
      }
      checkNode(node);
    }
  }

  private void checkNode(Node node) {
    requireName(node.op(), node.label());
    for (String input : node.inputs()) {
      if (!input.isEmpty() && !made.contains(input)) {
        throw new MalformedModelException(node.label(), whyUnmade(input));
      }
    }
    boolean makesNothing = true;
    for (String output : node.outputs()) {
      if (!output.isEmpty() && !made.add(output)) {
        throw new MalformedModelException(
            node.label(), "its output '" + output + "' is the name of another value");
      }
      makesNothing &= output.isEmpty();
    }
    if (makesNothing) {
      throw new MalformedModelException(node.label(), "has no output");
    }
    node.attributes().forEach((name, value) -> checkAttribute(node, name, value));
  }

  private void checkAttribute(Node node, String name, Attribute value) {
    String where = node.label() + " attribute '" + name + "'";
    requireName(name, where);
    if (value instanceof Attribute.OfTensor(Tensor tensor)) {
      requireRank(tensor.shape().rank(), where);
    }
  }

  private String whyUnmade(String input) {
    boolean madeLater = graph.nodes().stream().anyMatch(node -> node.outputs().contains(input));
    return madeLater
        ? "its input '" + input + "' is not made before it, so the nodes are out of order or cyclic"
        : "its input '" + input + "' is made by nobody";
  }

  private void requireRank(int rank, String where) {
    if (rank > limits.maxRank()) {
      throw new MalformedModelException(
          where, "rank %d is over the limit of %d".formatted(rank, limits.maxRank()));
    }
  }

  private static void requireName(String name, String where) {
    if (name.isEmpty()) {
      throw new MalformedModelException(where, "has no name");
    }
  }
}

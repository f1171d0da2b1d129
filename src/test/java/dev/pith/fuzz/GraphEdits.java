package dev.pith.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import dev.pith.onnx.Attribute;
import dev.pith.onnx.ElementType;
import dev.pith.onnx.Graph;
import dev.pith.onnx.Node;
import dev.pith.onnx.OnnxModel;
import dev.pith.onnx.Shape;
import dev.pith.onnx.Tensor;
import dev.pith.onnx.ValueInfo;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Changes of a graph that leave it a graph, but hardly what it was. */
final class GraphEdits {
  private static final int MOST_EDITS = 6;
  private static final int LONGEST_EXTENT = 6;

  private final FuzzedDataProvider choices;
  private final List<Node> nodes;
  private final SequencedMap<String, Tensor> initializers;
  private final List<String> values = new ArrayList<>();
  private List<ValueInfo> outputs;

  private GraphEdits(Graph graph, FuzzedDataProvider choices) {
    this.choices = choices;
    this.nodes = new ArrayList<>(graph.nodes());
    this.initializers = new LinkedHashMap<>(graph.initializers());
    this.outputs = graph.outputs();
    graph.inputs().forEach(input -> values.add(input.name()));
    values.addAll(initializers.keySet());
    nodes.forEach(node -> values.addAll(node.outputs()));
  }

  /** The model after as many edits as the choices say, up to six. */
  static OnnxModel of(OnnxModel model, FuzzedDataProvider choices) {
    Graph graph = model.graph();
    GraphEdits edits = new GraphEdits(graph, choices);
    for (int edit = choices.consumeInt(1, MOST_EDITS); edit > 0; edit--) {
      edits.edit();
    }
    return new OnnxModel(
        model.irVersion(),
        model.producer(),
        model.opsets(),
        model.metadata(),
        new Graph(graph.name(), edits.nodes, edits.initializers, graph.inputs(), edits.outputs));
  }

  private void edit() {
    int place = choices.consumeInt(0, nodes.size() - 1);
    Node node = nodes.get(place);
    switch (choices.consumeInt(0, 6)) {
      case 0 -> nodes.set(place, with(node, otherInput(node.inputs()), node.op()));
      case 1 -> nodes.set(place, with(node, fewer(node.inputs()), node.op()));
      case 2 -> nodes.set(place, with(node, node.inputs(), otherOperator()));
      case 3 -> nodes.set(place, withAttributes(node));
      case 4, 5 ->
          initializers.put(choices.pickValue(List.copyOf(initializers.keySet())), tensor());
      default -> outputs = List.copyOf(outputs.subList(0, choices.consumeInt(0, outputs.size())));
    }
  }

  private List<String> otherInput(List<String> inputs) {
    List<String> others = new ArrayList<>(inputs);
    others.add("");
    others.set(choices.consumeInt(0, inputs.size()), choices.pickValue(values));
    return others.getLast().isEmpty() ? others.subList(0, inputs.size()) : others;
  }

  private List<String> fewer(List<String> inputs) {
    return inputs.subList(0, choices.consumeInt(0, inputs.size()));
  }

  private String otherOperator() {
    return nodes.get(choices.consumeInt(0, nodes.size() - 1)).op();
  }

  private static Node with(Node node, List<String> inputs, String operator) {
    return new Node(
        node.name(), node.domain(), operator, inputs, node.outputs(), node.attributes());
  }

  private Node withAttributes(Node node) {
    TreeMap<String, Attribute> attributes = new TreeMap<>(node.attributes());
    for (String name : node.attributes().keySet()) {
      switch (choices.consumeInt(0, 4)) {
        case 0 -> attributes.remove(name);
        case 1 -> attributes.put(name, new Attribute.OfTensor(tensor()));
        case 2 -> attributes.put(name, new Attribute.OfInt(choices.consumeLong()));
        case 3 -> attributes.put(name, new Attribute.OfInts(longs()));
        default -> {}
      }
    }
    return new Node(
        node.name(), node.domain(), node.op(), node.inputs(), node.outputs(), attributes);
  }

  private List<Long> longs() {
    List<Long> longs = new ArrayList<>();
    for (int i = choices.consumeInt(0, 5); i > 0; i--) {
      longs.add(choices.consumeLong());
    }
    return longs;
  }

  private Tensor tensor() {
    ElementType type = choices.pickValue(ElementType.values());
    List<Long> extents = new ArrayList<>();
    for (int rank = choices.consumeInt(0, 3); rank > 0; rank--) {
      extents.add((long) choices.consumeInt(0, LONGEST_EXTENT));
    }
    if (extents.size() > 1 && extents.contains(0L) && choices.consumeBoolean()) {
      extents.set(extents.lastIndexOf(0L) == 0 ? extents.size() - 1 : 0, 1L << 40);
    }
    Shape shape = new Shape(extents);
    byte[] bytes = new byte[Math.toIntExact(shape.elementCount()) * type.sizeBytes()];
    byte[] chosen = choices.consumeBytes(bytes.length);
    System.arraycopy(chosen, 0, bytes, 0, chosen.length);
    return new Tensor(type, shape, MemorySegment.ofArray(bytes));
  }
}

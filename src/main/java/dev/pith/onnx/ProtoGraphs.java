package dev.pith.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** Graphs and their nodes to and from protobuf. */
final class ProtoGraphs {
  private ProtoGraphs() {}

  static Graph toGraph(GraphProto proto) {
    return new Graph(
        proto.getName(),
        proto.getNodeList().stream().map(ProtoGraphs::toNode).toList(),
        toInitializers(proto.getInitializerList()),
        proto.getInputList().stream().map(ProtoValues::toValueInfo).toList(),
        proto.getOutputList().stream().map(ProtoValues::toValueInfo).toList());
  }

  static GraphProto toProto(Graph graph) {
    GraphProto.Builder proto = GraphProto.newBuilder().setName(graph.name());
    graph.nodes().forEach(node -> proto.addNode(toProto(node)));
    new TreeMap<>(graph.initializers())
        .forEach((name, tensor) -> proto.addInitializer(ProtoTensors.toProto(name, tensor)));
    graph.inputs().forEach(input -> proto.addInput(ProtoValues.toProto(input)));
    graph.outputs().forEach(output -> proto.addOutput(ProtoValues.toProto(output)));
    return proto.build();
  }

  private static SequencedMap<String, Tensor> toInitializers(List<TensorProto> protos) {
    SequencedMap<String, Tensor> initializers = new LinkedHashMap<>();
    for (TensorProto proto : protos) {
      String where = "initializer '" + proto.getName() + "'";
      if (initializers.put(proto.getName(), ProtoTensors.toTensor(proto, where)) != null) {
        throw new MalformedModelException(where, "occurs twice");
      }
    }
    return initializers;
  }

  private static Node toNode(NodeProto proto) {
    String label = Node.label(proto.getName(), proto.getOpType(), proto.getOutputList());
    if (!proto.getOverload().isEmpty()) {
      throw new MalformedModelException(label, "overloads exist only for functions");
    }
    return new Node(
        proto.getName(),
        Operators.canonicalDomain(proto.getDomain()),
        proto.getOpType(),
        List.copyOf(proto.getInputList()),
        List.copyOf(proto.getOutputList()),
        toAttributes(proto.getAttributeList(), label));
  }

  private static SortedMap<String, Attribute> toAttributes(
      List<AttributeProto> protos, String label) {
    SortedMap<String, Attribute> attributes = new TreeMap<>();
    for (AttributeProto proto : protos) {
      String where = label + " attribute '" + proto.getName() + "'";
      if (attributes.put(proto.getName(), ProtoAttributes.toAttribute(proto, where)) != null) {
        throw new MalformedModelException(where, "occurs twice");
      }
    }
    return attributes;
  }

  private static NodeProto toProto(Node node) {
    NodeProto.Builder proto =
        NodeProto.newBuilder()
            .addAllInput(node.inputs())
            .addAllOutput(node.outputs())
            .setName(node.name())
            .setOpType(node.op())
            .setDomain(node.domain());
    node.attributes()
        .forEach((name, value) -> proto.addAttribute(ProtoAttributes.toProto(name, value)));
    return proto.build();
  }
}

package dev.pith.onnx;

import static dev.pith.onnx.HostileModel.hostile;
import static dev.pith.onnx.SmallModel.node;
import static dev.pith.onnx.SmallModel.value;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import java.util.function.Consumer;

/** Files that are sound protobuf and mean a model that is not to be believed. */
final class HostileMeaning {
  private HostileMeaning() {}

  static List<AttackPattern> patterns() {
    return List.of(
        new AttackPattern("models of other versions, domains and purposes", wholeModels()),
        new AttackPattern("graphs with cycles, double names and loose ends", graphs()),
        new AttackPattern("nodes that nobody may run", nodes()),
        new AttackPattern("values without type or shape", values()));
  }

  private static List<HostileModel> wholeModels() {
    return List.of(
        model("no graph", m -> m.clearGraph(), "model: has no graph"),
        model("no version", m -> m.clearIrVersion(), "model: IR version 0 is not between"),
        model("a version before operator sets", m -> m.setIrVersion(2), "model: IR version 2 "),
        model("a version to come", m -> m.setIrVersion(14), "model: IR version 14 "),
        model("a negative version", m -> m.setIrVersion(-1), "model: IR version -1 "),
        model(
            "an unknown domain",
            m -> m.addOpsetImport(opset("evil", 1)),
            "model: operator domain 'evil' is unknown"),
        model(
            "the domain of classic learning",
            m -> m.addOpsetImport(opset("ai.onnx.ml", 3)),
            "model: operator domain 'ai.onnx.ml' is unknown"),
        model(
            "the standard domain under both names",
            m -> m.addOpsetImport(opset("ai.onnx", 17)),
            "opset of domain '': occurs twice"),
        model(
            "opset 0",
            m -> m.addOpsetImport(opset("com.microsoft", 0)),
            "model: opset version 0 of domain 'com.microsoft'"),
        model(
            "metadata twice",
            m -> m.addMetadataProps(metadata()).addMetadataProps(metadata()),
            "metadata 'key': occurs twice"),
        model(
            "functions",
            m -> m.addFunctionsBuilder(),
            "at byte 97: model.functions: functions are not supported"),
        model(
            "training",
            m -> m.addTrainingInfoBuilder(),
            "at byte 97: model.training_info: training"));
  }

  private static List<HostileModel> graphs() {
    return List.of(
        graph("a sparse initializer", g -> g.addSparseInitializerBuilder(), "at byte "),
        graph("a quantization annotation", g -> g.addQuantizationAnnotationBuilder(), "at byte "),
        graph(
            "an initializer twice",
            g -> g.addInitializer(g.getInitializer(0)),
            "initializer 'w': occurs twice"),
        graph(
            "an initializer without name",
            g -> g.getInitializerBuilder(0).clearName(),
            "initializer '': has no name"),
        graph("an input twice", g -> g.addInput(g.getInput(0)), "graph input 'x': occurs twice"),
        graph(
            "an input without name", g -> g.addInput(value("", 1)), "graph input '': has no name"),
        graph(
            "an input of another type than its default",
            g -> g.addInput(value("w", 7, 2)),
            "graph input 'w': its type INT64 is not that"),
        graph(
            "an output twice", g -> g.addOutput(g.getOutput(0)), "graph output 'y': occurs twice"),
        graph(
            "an output that nobody makes",
            g -> g.addOutput(value("z", 1)),
            "graph output 'z': no node makes it"),
        graph(
            "an input that shadows nothing but is made again",
            g -> g.addNode(node("n", "Relu", List.of("x"), "x")),
            "node 'n' (Relu): its output 'x' is the name of another value"),
        graph(
            "a node that makes an initializer",
            g -> g.addNode(node("n", "Relu", List.of("x"), "w")),
            "node 'n' (Relu): its output 'w' is the name of another"),
        graph(
            "a value made twice",
            g -> g.addNode(node("n", "Relu", List.of("x"), "y")),
            "node 'n' (Relu): its output 'y' is the name of another"),
        graph(
            "two nodes of one name",
            g -> g.addNode(node("add", "Relu", List.of("y"), "z")),
            "node 'add' (Relu): another node has the same name"),
        graph(
            "a node that reads itself",
            g -> g.addNode(node("n", "Relu", List.of("z"), "z")),
            "node 'n' (Relu): its input 'z' is not made before it"),
        graph(
            "a cycle of two",
            g ->
                g.addNode(node("a", "Relu", List.of("q"), "p"))
                    .addNode(node("b", "Relu", List.of("p"), "q")),
            "node 'a' (Relu): its input 'q' is not made before it"),
        graph(
            "nodes out of order",
            g ->
                g.addNode(node("a", "Relu", List.of("q"), "p"))
                    .addNode(node("b", "Relu", List.of("x"), "q")),
            "node 'a' (Relu): its input 'q' is not made before it"),
        graph(
            "an input that nobody makes",
            g -> g.addNode(node("n", "Relu", List.of("ghost"), "z")),
            "node 'n' (Relu): its input 'ghost' is made by nobody"));
  }

  private static List<HostileModel> nodes() {
    return List.of(
        onNode("no operator", n -> n.clearOpType(), "node 'add' (): has no name"),
        onNode("no outputs", n -> n.clearOutput(), "node 'add' (Add): has no output"),
        onNode(
            "only left-out outputs",
            n -> n.clearOutput().addOutput(""),
            "node 'add' (Add): has no output"),
        onNode(
            "no outputs and no name",
            n -> n.clearOutput().clearName(),
            "node '' (Add): has no output"),
        onNode(
            "an overload",
            n -> n.setOverload("other"),
            "node 'add' (Add): overloads exist only for functions"),
        onNode(
            "a domain that is not imported",
            n -> n.setDomain("com.microsoft"),
            "node 'add' (Add): the model imports no opset of its domain 'com.microsoft'"),
        onNode(
            "a node of an unknown domain",
            n -> n.setDomain("evil"),
            "node 'add' (Add): the model imports no opset of its domain 'evil'"),
        onNode(
            "a name that writes to the terminal",
            n -> n.setName("a\u001b[2J\nb\u202ec").clearOpType(),
            "node 'a?[2J?b?c' (): has no name"),
        onNode(
            "a name of a megabyte",
            n -> n.setName("n".repeat(1 << 20)).clearOpType(),
            "node '" + "n".repeat(100) + "...' (): has no name"));
  }

  private static List<HostileModel> values() {
    return List.of(
        input(
            "an input without type",
            v -> v.clearType(),
            "value 'x': a graph input or output must declare"),
        input(
            "no shape",
            v -> v.getTypeBuilder().getTensorTypeBuilder().clearShape(),
            "value 'x': a graph input or output must declare"),
        input(
            "an input without element type",
            v -> v.getTypeBuilder().getTensorTypeBuilder().clearElemType(),
            "value 'x': element type 0 is not supported"),
        input(
            "an input of strings",
            v -> v.getTypeBuilder().getTensorTypeBuilder().setElemType(8),
            "value 'x': element type 8 is not supported"),
        input(
            "an input of a negative extent",
            v ->
                v.getTypeBuilder()
                    .getTensorTypeBuilder()
                    .getShapeBuilder()
                    .getDimBuilder(0)
                    .setDimValue(-1),
            "graph input 'x': extent -1 is negative"),
        input(
            "an input of rank 9",
            v -> v.mergeFrom(value("x", 1, 1, 1, 1, 1, 1, 1, 1, 1)),
            "graph input 'x': rank 9 is over the limit of 8"),
        input("a sequence", v -> v.getTypeBuilder().getSequenceTypeBuilder(), "at byte "),
        input("a map", v -> v.getTypeBuilder().getMapTypeBuilder(), "at byte "),
        input("an optional", v -> v.getTypeBuilder().getOptionalTypeBuilder(), "at byte "),
        input("a sparse input", v -> v.getTypeBuilder().getSparseTensorTypeBuilder(), "at byte "),
        input("an opaque type", v -> v.getTypeBuilder().getOpaqueTypeBuilder(), "at byte "));
  }

  private static HostileModel model(
      String name, Consumer<ModelProto.Builder> change, String message) {
    return hostile(name, () -> SmallModel.with(change), message);
  }

  private static HostileModel graph(
      String name, Consumer<GraphProto.Builder> change, String message) {
    return model(name, m -> change.accept(m.getGraphBuilder()), message);
  }

  private static HostileModel onNode(
      String name, Consumer<NodeProto.Builder> change, String message) {
    return hostile(name, () -> SmallModel.withNode(change), message);
  }

  private static HostileModel input(
      String name, Consumer<ValueInfoProto.Builder> change, String message) {
    return graph(name, g -> change.accept(g.getInputBuilder(0)), message);
  }

  private static OperatorSetIdProto opset(String domain, long version) {
    return OperatorSetIdProto.newBuilder().setDomain(domain).setVersion(version).build();
  }

  private static StringStringEntryProto metadata() {
    return StringStringEntryProto.newBuilder().setKey("key").setValue("value").build();
  }
}

package dev.pith.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.util.List;
import java.util.function.Consumer;

/** {@code y = x + w} over two floats, as protobuf, to be bent by tests. */
final class SmallModel {
  private SmallModel() {}

  /** The bytes of the model after {@code change}. */
  static byte[] with(Consumer<ModelProto.Builder> change) {
    ModelProto.Builder model = builder();
    change.accept(model);
    return model.build().toByteArray();
  }

  /** The bytes of the model after a change of its initializer. */
  static byte[] withTensor(Consumer<TensorProto.Builder> change) {
    return with(model -> change.accept(model.getGraphBuilder().getInitializerBuilder(0)));
  }

  /** The bytes of the model after a change of its node. */
  static byte[] withNode(Consumer<NodeProto.Builder> change) {
    return with(model -> change.accept(model.getGraphBuilder().getNodeBuilder(0)));
  }

  /** The bytes of the model after its node got an attribute {@code a}. */
  static byte[] withAttribute(AttributeType type, Consumer<AttributeProto.Builder> change) {
    return withNode(node -> change.accept(node.addAttributeBuilder().setName("a").setType(type)));
  }

  static ModelProto.Builder builder() {
    ModelProto.Builder model = ModelProto.newBuilder().setIrVersion(8).setProducerName("test");
    model.addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(17));
    model
        .getGraphBuilder()
        .setName("small")
        .addNode(node("add", "Add", List.of("x", "w"), "y"))
        .addInitializer(
            TensorProto.newBuilder()
                .setName("w")
                .setDataType(1)
                .addDims(2)
                .setRawData(ByteString.copyFrom(new byte[] {0, 0, (byte) 0x80, 63, 0, 0, 0, 64})))
        .addInput(value("x", 1, 2))
        .addOutput(value("y", 1, 2));
    return model;
  }

  static NodeProto node(String name, String op, List<String> inputs, String output) {
    return NodeProto.newBuilder()
        .setName(name)
        .setOpType(op)
        .addAllInput(inputs)
        .addOutput(output)
        .build();
  }

  static ValueInfoProto value(String name, int elementType, long... extents) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (long extent : extents) {
      shape.addDimBuilder().setDimValue(extent);
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder().setElemType(elementType).setShape(shape)))
        .build();
  }
}

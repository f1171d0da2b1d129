package dev.pith.onnx;

import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;

/** Declared types of graph inputs and outputs to and from {@code ValueInfoProto}. */
final class ProtoValues {
  private ProtoValues() {}

  static ValueInfo toValueInfo(ValueInfoProto proto) {
    String where = "value '" + proto.getName() + "'";
    TypeProto.Tensor tensor = proto.getType().getTensorType();
    if (!tensor.hasShape()) {
      throw new MalformedModelException(
          where, "a graph input or output must declare a tensor type with a shape");
    }
    return new ValueInfo(
        proto.getName(),
        ElementType.ofOnnxCode(tensor.getElemType(), where),
        tensor.getShape().getDimList().stream().map(ProtoValues::toDimension).toList());
  }

  static ValueInfoProto toProto(ValueInfo value) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (ValueInfo.Dimension dimension : value.dimensions()) {
      TensorShapeProto.Dimension.Builder dim = shape.addDimBuilder();
      switch (dimension) {
        case ValueInfo.Dimension.Fixed(long extent) -> dim.setDimValue(extent);
        case ValueInfo.Dimension.Symbolic(String name) when name.isEmpty() -> {}
        case ValueInfo.Dimension.Symbolic(String name) -> dim.setDimParam(name);
      }
    }
    return ValueInfoProto.newBuilder()
        .setName(value.name())
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(value.type().onnxCode())
                        .setShape(shape)))
        .build();
  }

  private static ValueInfo.Dimension toDimension(TensorShapeProto.Dimension dim) {
    return dim.hasDimValue()
        ? new ValueInfo.Dimension.Fixed(dim.getDimValue())
        : new ValueInfo.Dimension.Symbolic(dim.getDimParam());
  }
}

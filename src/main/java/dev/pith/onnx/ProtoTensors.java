package dev.pith.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/** Tensors to and from {@code TensorProto}; the bytes of {@code raw_data} are not copied. */
final class ProtoTensors {
  private ProtoTensors() {}

  /**
   * The tensor, with its elements normalised to little-endian bytes.
   *
   * @param where how errors name the tensor
   */
  static Tensor toTensor(TensorProto proto, String where) {
    ElementType type = ElementType.ofOnnxCode(proto.getDataType(), where);
    Shape shape = toShape(proto.getDimsList(), where);
    long expectedBytes = expectedBytes(shape, type, where);
    MemorySegment bytes = bytes(proto, type, where);
    if (bytes.byteSize() != expectedBytes) {
      throw new MalformedModelException(
          where,
          "%s%s needs %d bytes but has %d".formatted(type, shape, expectedBytes, bytes.byteSize()));
    }
    return new Tensor(type, shape, bytes);
  }

  static TensorProto toProto(String name, Tensor tensor) {
    return TensorProto.newBuilder()
        .addAllDims(tensor.shape().extents())
        .setDataType(tensor.type().onnxCode())
        .setName(name)
        .setRawData(raw(tensor.bytes()))
        .build();
  }

  private static ByteString raw(MemorySegment bytes) {
    try {
      return UnsafeByteOperations.unsafeWrap(bytes.asByteBuffer());
    } catch (UnsupportedOperationException e) {
      // Arrays of floats or longs have no byte buffer; only they are copied.
      return UnsafeByteOperations.unsafeWrap(bytes.toArray(ValueLayout.JAVA_BYTE));
    }
  }

  private static Shape toShape(List<Long> extents, String where) {
    if (extents.size() > Shape.MAX_RANK) {
      throw new MalformedModelException(
          where, "rank %d is over the limit of %d".formatted(extents.size(), Shape.MAX_RANK));
    }
    for (long extent : extents) {
      if (extent < 0) {
        throw new MalformedModelException(where, "extent " + extent + " is negative");
      }
    }
    return new Shape(extents);
  }

  private static long expectedBytes(Shape shape, ElementType type, String where) {
    try {
      return Math.multiplyExact(shape.elementCount(), type.sizeBytes());
    } catch (ArithmeticException e) {
      throw new MalformedModelException(where, "the size of " + type + shape + " overflows");
    }
  }

  private static MemorySegment bytes(TensorProto proto, ElementType type, String where) {
    MemorySegment listed = ListedElements.toBytes(proto, type, where);
    ByteString raw = proto.getRawData();
    if (listed.byteSize() == 0) {
      return MemorySegment.ofBuffer(raw.asReadOnlyByteBuffer());
    }
    if (proto.hasRawData()) {
      throw new MalformedModelException(where, "holds its elements both in raw_data and in a list");
    }
    return listed;
  }
}

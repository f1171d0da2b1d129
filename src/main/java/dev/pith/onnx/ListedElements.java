package dev.pith.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The elements of tensors that list them one by one ({@code float_data}, {@code int32_data}, {@code
 * int64_data}, {@code double_data}) instead of holding their bytes in {@code raw_data}.
 */
final class ListedElements {
  private ListedElements() {}

  /**
   * The listed elements as little-endian bytes; empty when none are listed.
   *
   * @param where how errors name the tensor
   */
  static MemorySegment toBytes(TensorProto proto, ElementType type, String where) {
    requireOnlyListFor(proto, type, where);
    return switch (type) {
      case FLOAT32 -> floats(proto.getFloatDataList());
      case FLOAT64 -> doubles(proto.getDoubleDataList());
      case INT64 -> longs(proto.getInt64DataList());
      case INT32 -> ints(proto, Integer.MIN_VALUE, Integer.MAX_VALUE, type, where);
      case INT8 -> ints(proto, Byte.MIN_VALUE, Byte.MAX_VALUE, type, where);
      case UINT8 -> ints(proto, 0, 255, type, where);
      case BOOL -> ints(proto, 0, 1, type, where);
      case FLOAT16 -> ints(proto, 0, 65535, type, where);
    };
  }

  private static void requireOnlyListFor(TensorProto proto, ElementType type, String where) {
    int wanted =
        switch (type) {
          case FLOAT32 -> proto.getFloatDataCount();
          case FLOAT64 -> proto.getDoubleDataCount();
          case INT64 -> proto.getInt64DataCount();
          case INT32, INT8, UINT8, BOOL, FLOAT16 -> proto.getInt32DataCount();
        };
    long all =
        (long) proto.getFloatDataCount()
            + proto.getDoubleDataCount()
            + proto.getInt64DataCount()
            + proto.getInt32DataCount();
    if (all != wanted) {
      throw new MalformedModelException(
          where, "lists elements of another type than its own, " + type);
    }
  }

  private static MemorySegment floats(List<Float> values) {
    ByteBuffer bytes = littleEndian(values.size() * Float.BYTES);
    for (float value : values) {
      bytes.putInt(Float.floatToRawIntBits(value));
    }
    return wrap(bytes);
  }

  private static MemorySegment doubles(List<Double> values) {
    ByteBuffer bytes = littleEndian(values.size() * Double.BYTES);
    for (double value : values) {
      bytes.putLong(Double.doubleToRawLongBits(value));
    }
    return wrap(bytes);
  }

  private static MemorySegment longs(List<Long> values) {
    ByteBuffer bytes = littleEndian(values.size() * Long.BYTES);
    for (long value : values) {
      bytes.putLong(value);
    }
    return wrap(bytes);
  }

  private static MemorySegment ints(
      TensorProto proto, int lowest, int highest, ElementType type, String where) {
    List<Integer> values = proto.getInt32DataList();
    ByteBuffer bytes = littleEndian(values.size() * type.sizeBytes());
    for (int value : values) {
      if (value < lowest || value > highest) {
        throw new MalformedModelException(where, "element " + value + " does not fit " + type);
      }
      switch (type.sizeBytes()) {
        case 1 -> bytes.put((byte) value);
        case 2 -> bytes.putShort((short) value);
        default -> bytes.putInt(value);
      }
    }
    return wrap(bytes);
  }

  private static ByteBuffer littleEndian(int sizeBytes) {
    return ByteBuffer.allocate(sizeBytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static MemorySegment wrap(ByteBuffer bytes) {
    return MemorySegment.ofBuffer(bytes.flip());
  }
}

package dev.pith.onnx;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * A tensor held in a model: an initializer or an attribute value.
 *
 * <p>Elements are row-major and little-endian, as ONNX {@code raw_data} stores them. Two tensors
 * are equal when type, shape and bytes are.
 *
 * @param type the type of every element
 * @param shape extents, outermost first
 * @param bytes exactly {@code shape.elementCount() * type.sizeBytes()} bytes, read-only
 */
public record Tensor(ElementType type, Shape shape, MemorySegment bytes) {
  private static final ValueLayout.OfFloat FLOAT =
      JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  public Tensor {
    long expectedBytes = Math.multiplyExact(shape.elementCount(), type.sizeBytes());
    if (bytes.byteSize() != expectedBytes) {
      throw new IllegalArgumentException(
          "tensor %s%s needs %d bytes, has %d"
              .formatted(type, shape, expectedBytes, bytes.byteSize()));
    }
    bytes = bytes.asReadOnly();
  }

  /** A float32 tensor over {@code values}, which the caller gives away. */
  public static Tensor ofFloats(Shape shape, float... values) {
    return new Tensor(ElementType.FLOAT32, shape, MemorySegment.ofArray(values));
  }

  /** An int64 tensor over {@code values}, which the caller gives away. */
  public static Tensor ofLongs(Shape shape, long... values) {
    return new Tensor(ElementType.INT64, shape, MemorySegment.ofArray(values));
  }

  /** An int8 tensor over {@code values}, which the caller gives away. */
  public static Tensor ofInt8(Shape shape, byte... values) {
    return new Tensor(ElementType.INT8, shape, MemorySegment.ofArray(values));
  }

  /** A uint8 tensor over {@code values}, which the caller gives away. */
  public static Tensor ofUint8(Shape shape, byte... values) {
    return new Tensor(ElementType.UINT8, shape, MemorySegment.ofArray(values));
  }

  /** A float16 tensor over the bits of {@code values}, which the caller gives away. */
  public static Tensor ofFloat16(Shape shape, short... values) {
    return new Tensor(ElementType.FLOAT16, shape, MemorySegment.ofArray(values));
  }

  /**
   * The elements as floats, in a new array.
   *
   * @throws IllegalStateException when this is not a float32 tensor
   */
  public float[] toFloats() {
    require(ElementType.FLOAT32);
    return bytes.toArray(FLOAT);
  }

  /**
   * The elements as longs, in a new array.
   *
   * @throws IllegalStateException when this is not an int64 tensor
   */
  public long[] toLongs() {
    require(ElementType.INT64);
    return bytes.toArray(LONG);
  }

  private void require(ElementType wanted) {
    if (type != wanted) {
      throw new IllegalStateException("tensor is " + type + ", not " + wanted);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor that
        && type == that.type
        && shape.equals(that.shape)
        && bytes.mismatch(that.bytes) == -1;
  }

  @Override
  public int hashCode() {
    return Objects.hash(type, shape);
  }

  @Override
  public String toString() {
    return type + shape.toString();
  }
}

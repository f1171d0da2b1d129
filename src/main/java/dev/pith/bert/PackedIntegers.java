package dev.pith.bert;

import dev.pith.onnx.Attribute;
import dev.pith.onnx.ElementType;
import dev.pith.onnx.Shape;
import dev.pith.onnx.Tensor;
import java.util.Map;

/**
 * A projection's integers of 4, 5 or 6 bits as a constant: a plane of the lower 4 bits, two in a
 * byte, and a plane of what is above. ONNX Runtime puts them together once, when it loads the
 * model, so products are those of 8-bit integers, and as fast.
 *
 * <p>They are counted from the lowest that their bits hold, and so have a zero point. The largest
 * is 63, which leaves sums of two products below what saturates without VNNI: {@code 2 * 255 * 63 <
 * 32767}.
 *
 * <p>A byte holds integers that are far apart: each part of the matrix comes out of one shift of
 * all bytes.
 */
final class PackedIntegers {
  private static final int LOWER_BITS = 4;

  private final GraphDraft draft;
  private final String name;
  private final Int8Matrix matrix;
  private final int bits;

  /**
   * A matrix to write.
   *
   * @param name of the constant
   * @param matrix of {@link Int8Matrix#storedBits} of at most {@link Int8Matrix#MOST_PACKED_BITS}
   */
  PackedIntegers(GraphDraft draft, String name, Int8Matrix matrix) {
    this.draft = draft;
    this.name = name;
    this.matrix = matrix;
    this.bits = matrix.storedBits();
  }

  /**
   * The fewest bits, at least 4, that hold every value.
   *
   * @param values of 8 bits
   */
  static int bitsOf(byte[] values) {
    int largest = 0;
    for (byte value : values) {
      largest = Math.max(largest, value < 0 ? ~value : value);
    }
    return Math.max(
        Int8Matrix.FEWEST_BITS, Integer.SIZE - Integer.numberOfLeadingZeros(largest) + 1);
  }

  /** The integer that stands for zero. */
  byte zeroPoint() {
    return (byte) (1 << (bits - 1));
  }

  /** Gives {@code name} back, int8 of the matrix's shape. */
  String write() {
    String all =
        bits == LOWER_BITS
            ? plane(0, LOWER_BITS)
            : draft.add(
                "BitwiseOr",
                name + ".codes",
                plane(0, LOWER_BITS),
                shift(
                    "LEFT",
                    name + ".upper",
                    plane(LOWER_BITS, bits - LOWER_BITS),
                    shifts("lower_bits", LOWER_BITS)));
    return draft.add("", "Cast", name, BertWriter.cast(ElementType.INT8), all);
  }

  /** Bits {@code from} to {@code from + width} of every code, uint8 of the matrix's shape. */
  private String plane(int from, int width) {
    String plane = name + ".bits" + from;
    int inByte = Byte.SIZE / width;
    byte[] values = matrix.values();
    byte[] packed = new byte[values.length / inByte];
    for (int i = 0; i < values.length; i++) {
      int code = values[i] + zeroPoint();
      int part = code >> from & ((1 << width) - 1);
      packed[i % packed.length] |= (byte) (part << (i / packed.length * width));
    }
    String stored = draft.constant(plane, Tensor.ofUint8(Shape.of(packed.length), packed));
    String top = shift("LEFT", plane + ".top", stored, eachToTheTop(width, inByte));
    String alone =
        shift("RIGHT", plane + ".alone", top, shifts("from_top" + width, Byte.SIZE - width));
    return draft.add(
        "Reshape",
        plane + ".shaped",
        alone,
        draft.longs(name + ".extents", matrix.rows(), matrix.columns()));
  }

  private String eachToTheTop(int width, int inByte) {
    byte[] shifts = new byte[inByte];
    for (int i = 0; i < inByte; i++) {
      shifts[i] = (byte) (Byte.SIZE - width * (i + 1));
    }
    return draft.constant("packed.to_top" + width, Tensor.ofUint8(Shape.of(inByte, 1), shifts));
  }

  private String shifts(String constant, int by) {
    return draft.constant("packed." + constant, Tensor.ofUint8(Shape.of(), (byte) by));
  }

  private String shift(String direction, String output, String codes, String by) {
    return draft.add(
        "", "BitShift", output, Map.of("direction", new Attribute.OfString(direction)), codes, by);
  }
}

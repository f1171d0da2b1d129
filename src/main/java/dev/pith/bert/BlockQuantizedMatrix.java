package dev.pith.bert;

import dev.pith.bert.Int8Matrix.Axis;
import java.util.Arrays;

/**
 * Weights of 4 or 8 bits with a scale for every block of neighbours: {@code weight = (code -
 * middle) * scale}, where {@code middle} is 8 or 128.
 *
 * <p>By {@link Axis#COLUMN}, as a projection, blocks run down each column; by {@link Axis#ROW}, as
 * a table, along each row.
 *
 * @param rows at least 1
 * @param columns at least 1
 * @param bits 4 or 8
 * @param block weights that share a scale, a power of two, at least 16
 * @param codes row-major, unsigned, one per weight; never modified once given
 * @param scales positive; those of a column or row one after the other
 * @param axis what blocks run along
 * @param products how they are multiplied
 */
public record BlockQuantizedMatrix(
    int rows,
    int columns,
    int bits,
    int block,
    byte[] codes,
    float[] scales,
    Axis axis,
    Products products)
    implements Matrix {
  /** How a projection's products are computed; a table has none. */
  public enum Products {
    /** In float32. */
    FLOAT32(1),
    /** In 8-bit integers: the input is rounded block by block, row by row. */
    INT8(4);

    private final int accuracyLevel;

    Products(int accuracyLevel) {
      this.accuracyLevel = accuracyLevel;
    }

    /** What ONNX Runtime calls {@code accuracy_level}. */
    int accuracyLevel() {
      return accuracyLevel;
    }
  }

  /** Smallest block that ONNX Runtime's kernels take. */
  public static final int SMALLEST_BLOCK = 16;

  public BlockQuantizedMatrix {
    requireForm(bits, block);
    int blocks =
        axis == Axis.ROW
            ? rows * Math.ceilDiv(columns, block)
            : columns * Math.ceilDiv(rows, block);
    if (codes.length != Math.multiplyExact(rows, columns) || scales.length != blocks) {
      throw new IllegalArgumentException(
          "%d x %d in blocks of %d by %s: %d codes, %d scales"
              .formatted(rows, columns, block, axis, codes.length, scales.length));
    }
  }

  /**
   * Refuses what no kernel reads.
   *
   * @throws IllegalArgumentException saying what is allowed
   */
  public static void requireForm(int bits, int block) {
    if (bits != 4 && bits != 8) {
      throw new IllegalArgumentException("bits " + bits + " is neither 4 nor 8");
    }
    if (block < SMALLEST_BLOCK || Integer.bitCount(block) != 1) {
      throw new IllegalArgumentException(
          "block %d is not a power of two of at least %d".formatted(block, SMALLEST_BLOCK));
    }
  }

  /** The code that stands for zero. */
  public int middle() {
    return 1 << (bits - 1);
  }

  /** Blocks of one column or row. */
  public int blocksPerLine() {
    return Math.ceilDiv(axis == Axis.ROW ? columns : rows, block);
  }

  public float scaleAt(int row, int column) {
    int line = axis == Axis.ROW ? row : column;
    int along = axis == Axis.ROW ? column : row;
    return scales[line * blocksPerLine() + along / block];
  }

  int codeAt(int row, int column) {
    return Byte.toUnsignedInt(codes[row * columns + column]);
  }

  /** Whether {@code other}'s columns can stand behind this matrix's. */
  boolean fitsBeside(BlockQuantizedMatrix other) {
    return axis == Axis.COLUMN
        && axis == other.axis
        && bits == other.bits
        && block == other.block
        && products == other.products
        && rows == other.rows;
  }

  /** This matrix with {@code right}'s columns behind its own. */
  BlockQuantizedMatrix beside(BlockQuantizedMatrix right) {
    int width = columns + right.columns;
    byte[] joined = new byte[rows * width];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(codes, row * columns, joined, row * width, columns);
      System.arraycopy(
          right.codes, row * right.columns, joined, row * width + columns, right.columns);
    }
    float[] joinedScales = Arrays.copyOf(scales, scales.length + right.scales.length);
    System.arraycopy(right.scales, 0, joinedScales, scales.length, right.scales.length);
    return new BlockQuantizedMatrix(rows, width, bits, block, joined, joinedScales, axis, products);
  }

  @Override
  public long sizeBytes() {
    return (long) scales.length * block * bits / Byte.SIZE + (long) scales.length * Float.BYTES;
  }

  @Override
  public long nonZeros() {
    long count = 0;
    for (byte code : codes) {
      if (Byte.toUnsignedInt(code) != middle()) {
        count++;
      }
    }
    return count;
  }

  @Override
  public FloatMatrix toFloats() {
    float[] floats = new float[codes.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        floats[row * columns + column] = (codeAt(row, column) - middle()) * scaleAt(row, column);
      }
    }
    return new FloatMatrix(rows, columns, floats);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BlockQuantizedMatrix that
        && rows == that.rows
        && columns == that.columns
        && bits == that.bits
        && block == that.block
        && axis == that.axis
        && products == that.products
        && Arrays.equals(codes, that.codes)
        && Arrays.equals(scales, that.scales);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(codes) + Arrays.hashCode(scales);
  }

  @Override
  public String toString() {
    return "int%d[%d, %d] by %s in blocks of %d".formatted(bits, rows, columns, axis, block);
  }
}

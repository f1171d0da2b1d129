package dev.pith.bert;

import dev.pith.bert.Int8Matrix.Axis;

/**
 * Signed 8-bit weights of a projection whose input is rounded to 8 bits at run time with a scale
 * for every token, {@code max|x| / 127}, so that no token's numbers depend on another's (Yao et al.
 * 2022, arXiv 2206.01861, section 4.2).
 *
 * @param weights by column
 */
public record TokenInt8Matrix(Int8Matrix weights) implements Matrix {
  public TokenInt8Matrix {
    if (weights.axis() != Axis.COLUMN) {
      throw new IllegalArgumentException(weights + " is not by column");
    }
  }

  @Override
  public int rows() {
    return weights.rows();
  }

  @Override
  public int columns() {
    return weights.columns();
  }

  @Override
  public long sizeBytes() {
    return weights.sizeBytes();
  }

  @Override
  public long nonZeros() {
    return weights.nonZeros();
  }

  @Override
  public FloatMatrix toFloats() {
    return weights.toFloats();
  }
}

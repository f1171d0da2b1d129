package dev.pith.compress;

import dev.pith.bert.BlockQuantizedMatrix;
import dev.pith.bert.BlockQuantizedMatrix.Products;
import dev.pith.bert.EncoderWeights;
import dev.pith.bert.FloatMatrix;
import dev.pith.bert.Int8Matrix.Axis;
import dev.pith.quantize.Fit;
import dev.pith.quantize.IntegerRange;
import dev.pith.quantize.QuantizedWeights;
import dev.pith.quantize.Sharing;
import java.util.Set;

/**
 * An encoder of which any choice of matrices can be had in blocks: projections down their columns,
 * tables along their rows, each block's scale by least squares.
 */
record BlockWeights(EncoderWeights weights, int bits, int block, Products products) {
  /** What rounding gave, and which of the weights were clamped. */
  record Rounded(EncoderWeights weights, Saturation saturation) {}

  /** The encoder with the matrices named in blocks. */
  Rounded quantize(Set<String> names) {
    Saturation saturation = new Saturation();
    EncoderWeights rounded =
        weights.mapMatrices(
            (name, matrix) -> {
              if (!names.contains(name)) {
                return matrix;
              }
              Axis axis = EncoderWeights.isTable(name) ? Axis.ROW : Axis.COLUMN;
              QuantizedWeights integers = round(name, matrix.toFloats(), axis);
              saturation.add(integers);
              return blocks(integers, axis);
            });
    return new Rounded(rounded, saturation);
  }

  private QuantizedWeights round(String name, FloatMatrix matrix, Axis axis) {
    return QuantizedWeights.of(
        matrix.rows(),
        matrix.columns(),
        FiniteWeights.of(name, matrix).values(),
        axis == Axis.ROW ? new Sharing.RowBlock(block) : new Sharing.ColumnBlock(block),
        Fit.LEAST_SQUARES,
        IntegerRange.signed(bits));
  }

  private BlockQuantizedMatrix blocks(QuantizedWeights integers, Axis axis) {
    int middle = 1 << (bits - 1);
    byte[] codes = new byte[integers.integers().length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) (integers.integers()[i] + middle);
    }
    float[] scales = axis == Axis.ROW && bits == 4 ? halves(integers.scales()) : integers.scales();
    return new BlockQuantizedMatrix(
        integers.rows(), integers.columns(), bits, block, codes, scales, axis, products);
  }

  /** A table's scales are a fifth of its bytes; rounding them moves a number by 1/250 of a step. */
  private static float[] halves(float[] scales) {
    float[] halves = new float[scales.length];
    for (int i = 0; i < halves.length; i++) {
      float half = Float.float16ToFloat(Float.floatToFloat16(scales[i]));
      halves[i] = half > 0 && Float.isFinite(half) ? half : scales[i];
    }
    return halves;
  }
}

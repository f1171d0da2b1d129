package dev.pith.bert;

import dev.pith.onnx.Shape;
import dev.pith.onnx.Tensor;

/**
 * Block-quantized weights as {@code MatMulNBits} reads them: two 4-bit codes to a byte, the first
 * in the lower half.
 *
 * @param codes uint8
 * @param scales float32
 */
record PackedBlocks(Tensor codes, Tensor scales) {
  /**
   * Codes {@code [columns, blocks, bytes of a block]}, the last block of a column filled up with
   * zeros' codes; scales one after the other.
   */
  static PackedBlocks ofColumns(BlockQuantizedMatrix matrix) {
    int blocks = matrix.blocksPerLine();
    int blockBytes = matrix.block() * matrix.bits() / Byte.SIZE;
    byte[] packed = new byte[matrix.columns() * blocks * blockBytes];
    for (int column = 0; column < matrix.columns(); column++) {
      for (int along = 0; along < blocks * matrix.block(); along++) {
        int code = along < matrix.rows() ? matrix.codeAt(along, column) : matrix.middle();
        put(packed, column * blocks * matrix.block() + along, code, matrix.bits());
      }
    }
    return new PackedBlocks(
        Tensor.ofUint8(Shape.of(matrix.columns(), blocks, blockBytes), packed),
        Tensor.ofFloats(Shape.of(matrix.scales().length), matrix.scales()));
  }

  private static void put(byte[] packed, int index, int code, int bits) {
    int codesPerByte = Byte.SIZE / bits;
    packed[index / codesPerByte] |= (byte) (code << (index % codesPerByte * bits));
  }
}

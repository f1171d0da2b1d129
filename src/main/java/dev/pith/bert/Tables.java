package dev.pith.bert;

import dev.pith.onnx.Tensor;

/** Turns tensors of rank 2 into matrices. */
final class Tables {
  private Tables() {}

  static FloatMatrix matrix(Tensor tensor) {
    return new FloatMatrix(
        Math.toIntExact(tensor.shape().extent(0)),
        Math.toIntExact(tensor.shape().extent(1)),
        tensor.toFloats());
  }
}

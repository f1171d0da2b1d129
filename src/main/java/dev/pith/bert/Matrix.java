package dev.pith.bert;

/**
 * A weight matrix, {@code rows x columns}, row-major: as numbers, or as they will be stored.
 *
 * <p>A projection's matrix has a row per input and a column per output, as ONNX {@code MatMul}
 * reads it; a table's has a row per token or position.
 */
public sealed interface Matrix
    permits FloatMatrix,
        Float16Matrix,
        Int8Matrix,
        StaticInt8Matrix,
        TokenInt8Matrix,
        BlockQuantizedMatrix {
  int rows();

  int columns();

  /** Bytes that its weights take in a model file. */
  long sizeBytes();

  /** Weights that are not exactly zero. */
  long nonZeros();

  /** The numbers it stands for. */
  FloatMatrix toFloats();
}

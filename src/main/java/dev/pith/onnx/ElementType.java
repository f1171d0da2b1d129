package dev.pith.onnx;

/** The element types of tensors that Pith reads and writes, with their ONNX codes. */
public enum ElementType {
  FLOAT32(1, 4),
  UINT8(2, 1),
  INT8(3, 1),
  INT32(6, 4),
  INT64(7, 8),
  BOOL(9, 1),
  FLOAT16(10, 2),
  FLOAT64(11, 8);

  private final int onnxCode;
  private final int sizeBytes;

  ElementType(int onnxCode, int sizeBytes) {
    this.onnxCode = onnxCode;
    this.sizeBytes = sizeBytes;
  }

  /** The value of {@code TensorProto.DataType}. */
  public int onnxCode() {
    return onnxCode;
  }

  public int sizeBytes() {
    return sizeBytes;
  }

  /**
   * The type with this {@code TensorProto.DataType}.
   *
   * @param where what is being read, for the error
   * @throws MalformedModelException when Pith does not read that type
   */
  public static ElementType ofOnnxCode(int code, String where) {
    for (ElementType type : values()) {
      if (type.onnxCode == code) {
        return type;
      }
    }
    throw new MalformedModelException(where, "element type " + code + " is not supported");
  }
}

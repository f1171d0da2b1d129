package dev.pith.onnx;

/**
 * How protobuf stores a number.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">Protobuf encoding</a>
 */
enum NumberEncoding {
  /** Seven bits a byte, low ones first, all bytes but the last with the high bit set. */
  VARINT(0),
  /** Eight bytes, little-endian. */
  FIXED64(1),
  /** Four bytes, little-endian. */
  FIXED32(5);

  private final int wireType;

  NumberEncoding(int wireType) {
    this.wireType = wireType;
  }

  /** The low three bits of the tag before such a number. */
  int wireType() {
    return wireType;
  }
}

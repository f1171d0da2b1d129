package dev.pith.onnx;

import java.nio.ByteBuffer;

/**
 * A position in a file of protobuf wire format; every move is checked against an end.
 *
 * <p>Ends are offsets in the file, exclusive, and never beyond it.
 */
final class WireCursor {
  private static final int MAX_VARINT_BYTES = 10;

  private final ByteBuffer bytes;
  private int offset;

  WireCursor(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  int offset() {
    return offset;
  }

  /**
   * Reads a number of seven bits a byte, low ones first.
   *
   * @param what what is read, for the error
   */
  long varint(int end, String what) {
    int start = offset;
    long value = 0;
    for (int i = 0; i < MAX_VARINT_BYTES && offset < end; i++) {
      byte next = bytes.get(offset++);
      value |= (long) (next & 0x7f) << (7 * i);
      if (next >= 0 && (i < MAX_VARINT_BYTES - 1 || next == 1)) {
        return value;
      }
    }
    throw new MalformedModelException(
        start,
        offset - start == MAX_VARINT_BYTES
            ? "the number of %s is longer than 64 bits".formatted(what)
            : "the number of %s is cut off".formatted(what));
  }

  /**
   * Reads a length prefix.
   *
   * @return the offset at which what it measures ends
   */
  int lengthPrefixedEnd(int end, String what) {
    int start = offset;
    long length = varint(end, what);
    if (length < 0 || length > end - offset) {
      throw new MalformedModelException(
          start,
          "%s is %s bytes long but %d are left"
              .formatted(what, Long.toUnsignedString(length), end - offset));
    }
    return offset + (int) length;
  }

  /** Moves over a number of {@code sizeBytes} bytes. */
  void skip(int sizeBytes, int end, String what) {
    if (sizeBytes > end - offset) {
      throw new MalformedModelException(offset, "the number of " + what + " is cut off");
    }
    offset += sizeBytes;
  }

  /** Moves to an end that {@link #lengthPrefixedEnd} gave. */
  void moveTo(int end) {
    offset = end;
  }
}

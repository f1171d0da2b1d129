package dev.pith.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Protobuf wire format written by hand, well-formed or not. */
final class WireBytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Bytes as they are. */
  WireBytes raw(int... bytes) {
    for (int next : bytes) {
      out.write(next);
    }
    return this;
  }

  WireBytes raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  WireBytes tag(long field, int wireType) {
    return bareVarint((field << 3) | wireType);
  }

  WireBytes varint(long field, long value) {
    return tag(field, 0).bareVarint(value);
  }

  WireBytes fixed64(long field, long value) {
    tag(field, 1);
    return raw(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
  }

  WireBytes fixed32(long field, int value) {
    tag(field, 5);
    return raw(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
  }

  WireBytes bytes(long field, byte[] value) {
    return length(field, value.length).raw(value);
  }

  WireBytes text(long field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  WireBytes message(long field, WireBytes value) {
    return bytes(field, value.toBytes());
  }

  /** A length-delimited field without its content. */
  WireBytes length(long field, long length) {
    return tag(field, 2).bareVarint(length);
  }

  WireBytes bareVarint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
    return this;
  }

  /** {@code value} within {@code depth} messages, each the given field of the one around it. */
  static WireBytes nested(long field, int depth, WireBytes value) {
    WireBytes whole = value;
    for (int i = 0; i < depth; i++) {
      whole = new WireBytes().message(field, whole);
    }
    return whole;
  }

  byte[] toBytes() {
    return out.toByteArray();
  }
}

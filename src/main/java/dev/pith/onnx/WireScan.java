package dev.pith.onnx;

import com.google.protobuf.UnsafeByteOperations;
import dev.pith.onnx.WireField.Content;
import dev.pith.onnx.WireField.Occurs;
import java.nio.ByteBuffer;

/**
 * Walks a file in protobuf wire format before any object is built from it.
 *
 * <p>What passes is well-formed, holds only fields of {@link OnnxFormat}, no field twice that may
 * occur once, and no more than {@link ModelLimits} allow: parsing it then costs bounded memory and
 * loses nothing. Time is bounded by the limits, not by the file's length, as weights and
 * documentation are stepped over.
 *
 * <p>A tag is {@code field number << 3 | wire type}, a varint; the value follows, after its length
 * where the wire type is {@link #LENGTH_DELIMITED}.
 */
final class WireScan {
  private static final int WIRE_TYPE_BITS = 3;
  private static final int WIRE_TYPE_MASK = (1 << WIRE_TYPE_BITS) - 1;

  /** The wire type of texts, bytes, messages and packed numbers. */
  private static final int LENGTH_DELIMITED = 2;

  private final ByteBuffer bytes;
  private final WireCursor cursor;
  private final ScanBudget budget;

  private WireScan(ByteBuffer bytes, ModelLimits limits) {
    this.bytes = bytes;
    this.cursor = new WireCursor(bytes);
    this.budget = new ScanBudget(limits);
  }

  /**
   * Walks a whole file.
   *
   * @param bytes from 0 to its capacity
   * @throws MalformedModelException with the offset of the first thing that is not believed
   */
  static void check(ByteBuffer bytes, ModelLimits limits) {
    WireScan scan = new WireScan(bytes, limits);
    scan.message(OnnxFormat.MODEL, bytes.capacity());
  }

  private void message(WireMessage message, int end) {
    long seenSlots = 0;
    while (cursor.offset() < end) {
      int tagOffset = cursor.offset();
      budget.countField(tagOffset);
      long tag = cursor.varint(end, message.name());
      WireField field = known(message, tag >>> WIRE_TYPE_BITS, tagOffset);
      long slot = 1L << field.slot();
      if (field.occurs() == Occurs.ONCE && (seenSlots & slot) != 0) {
        throw new MalformedModelException(tagOffset, field.name() + " occurs twice");
      }
      seenSlots |= slot;
      value(field, (int) tag & WIRE_TYPE_MASK, tagOffset, end);
    }
  }

  private static WireField known(WireMessage message, long number, int tagOffset) {
    WireField field = number > Integer.MAX_VALUE ? null : message.field((int) number);
    if (field == null) {
      throw new MalformedModelException(
          tagOffset,
          "%s has an unknown field %d, so the file is not ONNX, damaged, or too new"
              .formatted(message.name(), number));
    }
    return field;
  }

  private void value(WireField field, int wireType, int tagOffset, int end) {
    switch (field.content()) {
      case Content.Refused(String reason) ->
          throw new MalformedModelException(tagOffset, field.name() + ": " + reason);
      case Content.OnlyZero(String reason) -> {
        requireWireType(NumberEncoding.VARINT.wireType(), wireType, field, tagOffset);
        if (cursor.varint(end, field.name()) != 0) {
          throw new MalformedModelException(tagOffset, field.name() + ": " + reason);
        }
      }
      case Content.Numeric(NumberEncoding encoding) -> {
        if (field.occurs() == Occurs.MANY && wireType == LENGTH_DELIMITED) {
          packed(encoding, field, cursor.lengthPrefixedEnd(end, field.name()));
        } else {
          requireWireType(encoding.wireType(), wireType, field, tagOffset);
          number(encoding, field, end);
        }
      }
      case Content.Text() -> text(field, delimitedEnd(field, wireType, tagOffset, end));
      case Content.Opaque() -> cursor.moveTo(delimitedEnd(field, wireType, tagOffset, end));
      case Content.Message(WireMessage inner) -> {
        if (inner.name().equals(OnnxFormat.NODE.name())) {
          budget.countNode(tagOffset);
        }
        message(inner, delimitedEnd(field, wireType, tagOffset, end));
      }
    }
  }

  private int delimitedEnd(WireField field, int wireType, int tagOffset, int end) {
    requireWireType(LENGTH_DELIMITED, wireType, field, tagOffset);
    return cursor.lengthPrefixedEnd(end, field.name());
  }

  private void packed(NumberEncoding encoding, WireField field, int end) {
    while (cursor.offset() < end) {
      budget.countListedElement(cursor.offset());
      number(encoding, field, end);
    }
  }

  private void number(NumberEncoding encoding, WireField field, int end) {
    switch (encoding) {
      case VARINT -> cursor.varint(end, field.name());
      case FIXED32 -> cursor.skip(Integer.BYTES, end, field.name());
      case FIXED64 -> cursor.skip(Long.BYTES, end, field.name());
    }
  }

  private void text(WireField field, int end) {
    int start = cursor.offset();
    budget.countText(start, end - start);
    if (!UnsafeByteOperations.unsafeWrap(bytes.slice(start, end - start)).isValidUtf8()) {
      throw new MalformedModelException(start, field.name() + " is not UTF-8 text");
    }
    cursor.moveTo(end);
  }

  private static void requireWireType(int wanted, int actual, WireField field, int tagOffset) {
    if (wanted != actual) {
      throw new MalformedModelException(
          tagOffset, "%s has wire type %d where %d is due".formatted(field.name(), actual, wanted));
    }
  }
}

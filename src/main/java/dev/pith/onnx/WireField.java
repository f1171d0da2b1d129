package dev.pith.onnx;

/**
 * One field of a protobuf message of the ONNX format.
 *
 * @param number the field number
 * @param slot fields of the same slot exclude each other; the number of the first of them
 * @param name as in {@code onnx.proto}, after its message's name once it is in one
 * @param occurs how often the message may have it
 * @param content what it holds
 */
record WireField(int number, int slot, String name, Occurs occurs, Content content) {
  /** How often a message may have a field. */
  enum Occurs {
    ONCE,
    MANY
  }

  /** What a field holds. */
  sealed interface Content {
    /** One number; a field that occurs many times may also pack its numbers into one run. */
    record Numeric(NumberEncoding encoding) implements Content {}

    /** A name or string: valid UTF-8, counted against {@link ModelLimits#maxTextBytes()}. */
    record Text() implements Content {}

    /** Bytes that reading views in place or never looks at: weights and documentation. */
    record Opaque() implements Content {}

    /** A message inside. */
    record Message(WireMessage message) implements Content {}

    /** A number that must be 0, its default. */
    record OnlyZero(String reason) implements Content {}

    /** Something Pith does not read and would lose on writing. */
    record Refused(String reason) implements Content {}
  }

  static WireField number(int number, String name) {
    return one(number, name, new Content.Numeric(NumberEncoding.VARINT));
  }

  static WireField numbers(int number, String name, NumberEncoding encoding) {
    return many(number, name, new Content.Numeric(encoding));
  }

  static WireField text(int number, String name) {
    return one(number, name, new Content.Text());
  }

  static WireField texts(int number, String name) {
    return many(number, name, new Content.Text());
  }

  static WireField opaque(int number, String name) {
    return one(number, name, new Content.Opaque());
  }

  static WireField message(int number, String name, WireMessage message) {
    return one(number, name, new Content.Message(message));
  }

  static WireField messages(int number, String name, WireMessage message) {
    return many(number, name, new Content.Message(message));
  }

  static WireField refused(int number, String name, String reason) {
    return many(number, name, new Content.Refused(reason));
  }

  static WireField one(int number, String name, Content content) {
    return new WireField(number, number, name, Occurs.ONCE, content);
  }

  private static WireField many(int number, String name, Content content) {
    return new WireField(number, number, name, Occurs.MANY, content);
  }

  /** This field as one of the message with this name. */
  WireField in(String message) {
    return new WireField(number, slot, message + "." + name, occurs, content);
  }

  /** This field as an alternative to the one numbered {@code other}. */
  WireField insteadOf(int other) {
    return new WireField(number, other, name, occurs, content);
  }
}

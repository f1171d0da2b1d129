package dev.pith.onnx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * One model that must be refused, and the words that say where and why.
 *
 * @param name what is wrong with it; unique in the corpus
 * @param form how it is given to the reader
 * @param message what the refusal says
 * @param offset the byte that the refusal names, where a test holds it to one
 */
record HostileModel(String name, Form form, String message, OptionalLong offset) {
  /** How a model comes. */
  sealed interface Form {
    /** As bytes in memory, which may take long to make. */
    record Bytes(Supplier<byte[]> bytes) implements Form {}

    /** As something that lies in a folder, or elsewhere on the machine. */
    record Placed(Placing placing) implements Form {}
  }

  /** Puts something hostile into an empty folder. */
  @FunctionalInterface
  interface Placing {
    /** What the reader is told to read. */
    Path into(Path folder) throws IOException, InterruptedException;
  }

  /** Bytes refused with a message that says this. */
  static HostileModel hostile(String name, Supplier<byte[]> bytes, String message) {
    return new HostileModel(name, new Form.Bytes(bytes), message, OptionalLong.empty());
  }

  /** Bytes refused at this one. */
  static HostileModel hostile(String name, Supplier<byte[]> bytes, long offset, String reason) {
    return new HostileModel(
        name,
        new Form.Bytes(bytes),
        "at byte %d: %s".formatted(offset, reason),
        OptionalLong.of(offset));
  }

  /** Something in a folder, refused for this reason. */
  static HostileModel placed(String name, Placing placing, String reason) {
    return new HostileModel(name, new Form.Placed(placing), reason, OptionalLong.empty());
  }
}

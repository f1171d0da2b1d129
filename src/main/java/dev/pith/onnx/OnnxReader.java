package dev.pith.onnx;

import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Turns an ONNX file into values, or says where it is not to be believed.
 *
 * <p>What does not change the computation is left out: documentation strings, metadata of anything
 * but the model, intermediate value types, the producer's version, type denotations. Everything
 * else is either in the values or a reason to refuse, so that reading and writing a model never
 * changes what it computes.
 *
 * <p>The bytes are first walked without building any object by {@code WireScan}; only what passes
 * is parsed. A refusal therefore costs no more heap than {@link ModelLimits} allows.
 */
public final class OnnxReader {
  private OnnxReader() {}

  /**
   * Reads a model within the standard limits.
   *
   * @param bytes the file; tensors are views of this array, so the caller gives it away
   * @throws MalformedModelException when the model is not believed
   */
  public static OnnxModel read(byte[] bytes) {
    return read(bytes, ModelLimits.standard());
  }

  /**
   * Reads a model.
   *
   * @param bytes the file; tensors are views of this array, so the caller gives it away
   * @throws MalformedModelException when the model is not believed or is over {@code limits}
   */
  public static OnnxModel read(byte[] bytes, ModelLimits limits) {
    return read(ByteBuffer.wrap(bytes), limits);
  }

  /**
   * Reads a model within the standard limits.
   *
   * @param bytes what is left in the buffer, which stays as it is; tensors are views of it, so
   *     nobody may change it, and whoever frees its memory gives them up
   * @throws MalformedModelException when the model is not believed
   */
  public static OnnxModel read(ByteBuffer bytes) {
    return read(bytes.slice(), ModelLimits.standard());
  }

  private static OnnxModel read(ByteBuffer bytes, ModelLimits limits) {
    scan(bytes, limits);
    OnnxModel model = ProtoModels.parse(bytes);
    ModelChecks.check(model, limits);
    return model;
  }

  /**
   * Reads a regular file within the standard limits.
   *
   * @throws MalformedModelException when the file is not a regular one or the model not believed
   * @throws java.io.UncheckedIOException when the file is missing or cannot be read
   */
  public static OnnxModel read(Path file) {
    return read(file, ModelLimits.standard());
  }

  /**
   * Reads a regular file; symbolic links to one are followed.
   *
   * @throws MalformedModelException when the file is not a regular one, the model is not believed
   *     or is over {@code limits}
   * @throws java.io.UncheckedIOException when the file is missing or cannot be read
   */
  public static OnnxModel read(Path file, ModelLimits limits) {
    return read(RegularFile.read(file, limits.maxBytes()), limits);
  }

  private static void scan(ByteBuffer bytes, ModelLimits limits) {
    if (bytes.capacity() == 0) {
      throw new MalformedModelException(0, "the file is empty");
    }
    if (bytes.capacity() > limits.maxBytes()) {
      throw new MalformedModelException(
          limits.maxBytes(), "the file is longer than the limit of this many bytes");
    }
    try {
      WireScan.check(bytes, limits);
    } catch (MalformedModelException refusal) {
      throw ForeignFormat.explain(bytes, refusal);
    }
  }
}

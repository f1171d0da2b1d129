package dev.pith.onnx;

import dev.pith.disk.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Turns values into an ONNX file.
 *
 * <p>Equal models have equal bytes, with initializers sorted by name; and {@code
 * OnnxReader.read(toBytes(model))} equals {@code model}, which is tried before anything is written.
 */
public final class OnnxWriter {
  private OnnxWriter() {}

  /**
   * The model as an ONNX file; tensors are stored as {@code raw_data}.
   *
   * @throws MalformedModelException when {@link OnnxReader} would refuse the result
   */
  public static byte[] toBytes(OnnxModel model) {
    ModelChecks.check(model, ModelLimits.standard());
    byte[] bytes = ProtoModels.toBytes(model);
    if (!OnnxReader.read(bytes).equals(model)) {
      throw new MalformedModelException(
          "model", "its names or strings hold half surrogate pairs, which UTF-8 cannot store");
    }
    return bytes;
  }

  /**
   * Writes the model durably: when this returns, {@code file} holds all of it and survives a loss
   * of power; when it throws, {@code file} is what it was before. A symbolic link at {@code file}
   * is replaced, not followed.
   *
   * @throws MalformedModelException when {@link OnnxReader} would refuse the result
   * @throws UncheckedIOException when the folder is missing, full or not writable
   */
  public static void write(OnnxModel model, Path file) {
    byte[] bytes = toBytes(model);
    try {
      DurableFile.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the file " + file, e);
    }
  }
}

package dev.pith.huggingface;

import dev.pith.model.EncoderFilesException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An encoder as others pack it, read but not yet run.
 *
 * @param name the folder's or jar's name
 * @param model content of the ONNX file; owned by the receiver
 * @param tokenizer content of {@code tokenizer.json}; owned by the receiver
 * @param hidden width of its token vectors, where a file tells it
 * @param settings what its files say
 */
public record ForeignEncoder(
    String name, byte[] model, byte[] tokenizer, Optional<Long> hidden, EncoderSettings settings) {
  static final int MAX_MODEL_BYTES = 1 << 30;
  static final int MAX_TOKENIZER_BYTES = 64 << 20;

  /**
   * Reads a folder, or a jar that holds a model and a tokenizer.
   *
   * @throws EncoderFilesException naming the file and what is wrong with it
   */
  public static ForeignEncoder read(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return SentenceTransformersFolder.read(path);
    }
    if (Files.isRegularFile(path) && path.toString().endsWith(".jar")) {
      return EncoderJar.read(path);
    }
    throw new EncoderFilesException(
        path + " is neither a folder with model.onnx and tokenizer.json nor a .jar of them");
  }
}

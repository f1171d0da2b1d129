package dev.pith.huggingface;

import dev.pith.model.EncoderFilesException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A jar with one {@code .onnx} and one {@code tokenizer.json} at its root, as encoders are packed
 * for Maven. It says nothing of pooling, prefixes and length: whoever imports it does.
 */
final class EncoderJar {
  private EncoderJar() {}

  static ForeignEncoder read(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toString())) {
      ZipEntry model = only(zip, jar, ".onnx", name -> name.endsWith(".onnx"));
      ZipEntry tokenizer =
          only(zip, jar, "tokenizer.json", name -> name.endsWith("tokenizer.json"));
      return new ForeignEncoder(
          model.getName().replaceFirst("\\.onnx$", ""),
          content(zip, jar, model, ForeignEncoder.MAX_MODEL_BYTES),
          content(zip, jar, tokenizer, ForeignEncoder.MAX_TOKENIZER_BYTES),
          Optional.empty(),
          EncoderSettings.UNKNOWN);
    } catch (ZipException e) {
      throw new EncoderFilesException(
          "%s is not a jar: %s".formatted(jar, Printed.of(String.valueOf(e.getMessage()))));
    }
  }

  private static ZipEntry only(ZipFile zip, Path jar, String kind, Predicate<String> isWanted) {
    List<? extends ZipEntry> found =
        zip.stream()
            .filter(entry -> !entry.getName().contains("/") && isWanted.test(entry.getName()))
            .toList();
    if (found.size() != 1) {
      throw new EncoderFilesException(
          "%s holds %d files %s at its root; one is needed".formatted(jar, found.size(), kind));
    }
    return found.getFirst();
  }

  private static byte[] content(ZipFile zip, Path jar, ZipEntry entry, int maxBytes)
      throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      return BoundedFile.read(jar + "!/" + Printed.of(entry.getName()), in, maxBytes);
    }
  }
}

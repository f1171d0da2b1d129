package dev.pith.spark;

import dev.pith.encode.Encoder;
import dev.pith.encode.OnnxEncoder;
import dev.pith.model.EncoderDirectory;
import dev.pith.model.EncoderManifest;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The one encoder of this process, which all of its tasks share. */
final class ExecutorEncoder {
  private static @Nullable OnnxEncoder opened;

  private ExecutorEncoder() {}

  /**
   * Opens it with the first task. It stays open until another one is asked for, or the process
   * ends.
   *
   * @param lineage which encoder it must be
   * @param files the folder that the driver's files were brought to
   * @throws EmbeddingException when it is another one
   * @throws dev.pith.model.EncoderFilesException when a file is not as its manifest pins it
   */
  static synchronized Encoder get(EmbeddingLineage lineage, Path files) {
    OnnxEncoder there = opened;
    if (there != null && there.fingerprint().equals(lineage.fingerprint())) {
      return there;
    }
    EncoderDirectory directory = EncoderDirectory.describe(files);
    EncoderManifest manifest = directory.manifest();
    if (!manifest.model().sha256().equals(lineage.modelSha256())
        || !manifest.fingerprint().equals(lineage.fingerprint())) {
      throw new EmbeddingException(
          "the encoder that was brought here is '%s' with sha256 %s, not that of the job, %s"
              .formatted(manifest.name(), manifest.model().sha256(), lineage.modelSha256()));
    }
    OnnxEncoder encoder = OnnxEncoder.open(lineage.encoder(), directory);
    if (there != null) {
      there.close();
    }
    opened = encoder;
    return encoder;
  }
}

package dev.pith.distill;

import java.nio.file.Path;

/** A checkpoint that cannot be gone on from. */
public final class CheckpointException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CheckpointException(Path file, String reason) {
    super("the checkpoint %s is damaged (%s); delete it to train anew".formatted(file, reason));
  }
}

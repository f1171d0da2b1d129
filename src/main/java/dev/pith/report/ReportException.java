package dev.pith.report;

import java.nio.file.Path;

/** A report could not be written. */
public final class ReportException extends RuntimeException {
  private final Path directory;

  ReportException(Path directory, Throwable cause) {
    super(
        "cannot write the report into %s (%s); name a directory that can be written"
            .formatted(directory, cause.getMessage()),
        cause);
    this.directory = directory;
  }

  /** Where it was to be written. */
  public Path directory() {
    return directory;
  }
}

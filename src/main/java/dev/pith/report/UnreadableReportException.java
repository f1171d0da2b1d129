package dev.pith.report;

import java.nio.file.Path;

/** A file is not a report that can be compared. */
public final class UnreadableReportException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Path file;

  UnreadableReportException(Path file, String reason) {
    super(file + " " + reason);
    this.file = file;
  }

  /** The file. */
  public Path file() {
    return file;
  }
}

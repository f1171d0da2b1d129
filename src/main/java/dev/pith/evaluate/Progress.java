package dev.pith.evaluate;

/** Hears how far a run has come; called on the running thread, so it is to return quickly. */
@FunctionalInterface
public interface Progress {
  /** A listener that hears nothing. */
  Progress SILENT = (step, done, total) -> {};

  /**
   * Tells that {@code done} of {@code total} are finished.
   *
   * @param step what is being done, for a person to read: {@code "compact: documents"}
   */
  void report(String step, long done, long total);
}

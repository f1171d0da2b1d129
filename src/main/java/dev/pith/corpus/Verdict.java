package dev.pith.corpus;

import org.jspecify.annotations.Nullable;

/** What somebody says of a document that a query found. */
public enum Verdict {
  RELEVANT(true),
  NOT_RELEVANT(false),
  /** What was said before is taken back. */
  WITHDRAWN(null);

  private final @Nullable Boolean relevant;

  Verdict(@Nullable Boolean relevant) {
    this.relevant = relevant;
  }

  /** As JSON writes it: true, false or null. */
  public static Verdict of(@Nullable Boolean relevant) {
    return relevant == null ? WITHDRAWN : relevant ? RELEVANT : NOT_RELEVANT;
  }

  /** True, false, or null for what was taken back. */
  public @Nullable Boolean relevant() {
    return relevant;
  }
}

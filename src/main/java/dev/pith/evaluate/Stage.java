package dev.pith.evaluate;

import java.util.Locale;

/** A part of a query's way, in the order in which they happen. */
public enum Stage {
  /** From text to token ids. */
  TOKENIZE,
  /** From ids to vector. */
  ENCODE,
  /** From vector to the nearest passages. */
  SEARCH,
  /** From passages to documents with their texts. */
  FETCH;

  /** As it stands in JSON and pages. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

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
  /** Scoring again, by float32 vectors, what a graph has found; timed apart only cell by cell. */
  RESCORE,
  /** From words to the documents that have them. */
  LEXICAL,
  /** From both lists to one. */
  FUSE,
  /** From passages to documents with their texts. */
  FETCH,
  /** From documents to the bytes of an answer. */
  SERIALIZE;

  /** As it stands in JSON and pages. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

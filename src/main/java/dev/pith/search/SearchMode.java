package dev.pith.search;

/** By what documents are found. */
public enum SearchMode {
  /** By the cosine of vectors. */
  VECTOR,
  /** By shared words, BM25; no encoder is asked. */
  LEXICAL,
  /** By both, fused. */
  HYBRID
}

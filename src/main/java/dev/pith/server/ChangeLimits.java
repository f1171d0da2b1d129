package dev.pith.server;

/**
 * How much requests that change documents may ask for.
 *
 * @param bodyBytes longest body; 413
 * @param documents most documents of a request; 413
 * @param waiting requests that may be under way at once; 503 beyond
 */
record ChangeLimits(int bodyBytes, int documents, int waiting) {
  /** A body holds the longest document that a corpus may have. */
  static final ChangeLimits STANDARD = new ChangeLimits(8 << 20, 500, 16);
}

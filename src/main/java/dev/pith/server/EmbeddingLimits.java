package dev.pith.server;

/**
 * How much requests for vectors may ask for.
 *
 * @param bodyBytes longest body; 413
 * @param texts most texts of a request; 400
 * @param textChars longest text, in UTF-16 units; 400
 * @param textsInTurn how many are embedded before whoever waits has a turn
 * @param waiting requests that may be under way at once; 503 beyond
 */
record EmbeddingLimits(int bodyBytes, int texts, int textChars, int textsInTurn, int waiting) {
  static final EmbeddingLimits STANDARD = new EmbeddingLimits(1 << 20, 256, 32_768, 16, 16);
}

package dev.pith.corpus;

/**
 * Two sentences and how alike people found them.
 *
 * @param similarity the higher the more alike; any finite number
 */
public record SentencePair(double similarity, String first, String second) {}

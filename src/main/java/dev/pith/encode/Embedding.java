package dev.pith.encode;

/**
 * A text's vector and what it took to make it.
 *
 * @param vector of unit length; owned by the receiver
 * @param tokens how many tokens were encoded, the special ones included
 * @param truncated whether the text was longer than the encoder reads
 * @param tokenizeNanos time from text to ids
 * @param encodeNanos time from ids to vector
 */
public record Embedding(
    float[] vector, int tokens, boolean truncated, long tokenizeNanos, long encodeNanos) {}

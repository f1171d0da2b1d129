package dev.pith.evaluate;

import java.util.Optional;

/**
 * How well one encoder's cosines follow people's judgement of similarity.
 *
 * @param fingerprint of the encoder, SHA-256 in hex
 * @param sizeBytes of the encoder's files
 * @param spearman rank correlation of cosine and score, -1 to 1
 * @param difference 95 % bootstrap interval of this correlation minus the reference's, over the
 *     same pairs; absent for the reference itself
 */
public record EncoderSimilarity(
    String name,
    String fingerprint,
    long sizeBytes,
    int dimension,
    double spearman,
    Optional<Interval> difference) {}

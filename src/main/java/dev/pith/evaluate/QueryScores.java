package dev.pith.evaluate;

/**
 * What one encoder scored on one query.
 *
 * @param text what was asked
 * @param overlapAt10 the share of the reference's first ten that is among this encoder's
 */
public record QueryScores(
    String queryId,
    String text,
    double ndcgAt10,
    double mrrAt10,
    double recallAt100,
    double averagePrecision,
    double overlapAt10) {}

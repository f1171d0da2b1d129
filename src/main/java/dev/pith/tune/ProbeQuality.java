package dev.pith.tune;

/**
 * How much of the full encoder an encoder keeps, told without a judge.
 *
 * @param ndcg mean nDCG@10 of the known items, 0 to 1
 * @param kept that as a share of the full encoder's
 * @param agreement mean share of the full encoder's first ten that are among this one's, 0 to 1; of
 *     the user's questions where there are some, of the known items otherwise
 */
public record ProbeQuality(double ndcg, Share kept, double agreement) {}

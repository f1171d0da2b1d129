package dev.pith.evaluate;

/**
 * How much of the exact answers an engine finds.
 *
 * @param recall mean over the queries, 0 to 1
 * @param interval of the mean, 95 %, by bootstrap over the queries
 * @param medianSearchMillis finding the nearest vectors, once warm
 * @param queries how many were asked
 */
public record RecallResult(
    double recall, Interval interval, double medianSearchMillis, int queries) {}

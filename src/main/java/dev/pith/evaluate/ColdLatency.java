package dev.pith.evaluate;

/**
 * How long an encoder takes when another model has run just before, so that its weights have to
 * come from memory.
 *
 * @param total all stages of a query together
 * @param speedup against the reference, which ran behind another model too
 */
public record ColdLatency(LatencyDistribution total, Speedup speedup) {}

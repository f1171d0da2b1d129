package dev.pith.plan;

/**
 * What part of a resource something takes.
 *
 * @param resource like {@code memory}
 * @param part what takes it
 * @param share 0 to 1; those of a resource add up to 1
 */
public record CostShare(String resource, String part, double share) {}

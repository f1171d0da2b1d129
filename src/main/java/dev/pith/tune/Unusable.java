package dev.pith.tune;

/**
 * An encoder that could not be made or measured.
 *
 * @param reason a sentence
 */
public record Unusable(String name, String reason) {}

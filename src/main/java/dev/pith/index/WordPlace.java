package dev.pith.index;

/**
 * Where a word stands in a text.
 *
 * @param start its first char
 * @param end behind its last one
 */
public record WordPlace(int start, int end) {}

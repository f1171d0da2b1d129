package dev.pith.corpus;

/** A question of a test collection. */
public record Query(String id, String text) {}

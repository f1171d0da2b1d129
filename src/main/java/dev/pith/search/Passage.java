package dev.pith.search;

/**
 * The part of a document that is nearest to a query.
 *
 * @param start its first char in the document's text
 * @param end behind its last one
 * @param score the cosine of query and passage, -1 to 1; the title counts as part of the passage
 */
public record Passage(int start, int end, float score) {}

package dev.pith.cluster;

/**
 * A document as it goes to a cluster.
 *
 * @param id of the document, and its {@code _id}: written again it replaces itself
 * @param lines what to do and the document, each with its line end
 */
record BulkEntry(String id, byte[] lines) {}

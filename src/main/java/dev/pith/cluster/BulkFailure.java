package dev.pith.cluster;

/**
 * A document that a cluster did not take.
 *
 * @param id of the document
 * @param why a clause about it
 */
public record BulkFailure(String id, String why) {}

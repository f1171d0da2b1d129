package dev.pith.spark;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What there is in a folder that is complete.
 *
 * @param documents with vectors
 * @param rejected entries and documents without
 * @param partitions files of vectors
 */
public record EmbeddingTotals(
    @JsonProperty(required = true) long documents,
    @JsonProperty(required = true) long rejected,
    @JsonProperty(required = true) int partitions) {}

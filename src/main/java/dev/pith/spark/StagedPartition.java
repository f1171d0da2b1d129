package dev.pith.spark;

import java.io.Serializable;

/**
 * A partition that is to be embedded.
 *
 * @param number from 0, in the order of the corpus
 * @param sha256 hash of its documents as they were staged
 */
record StagedPartition(int number, String sha256) implements Serializable {}

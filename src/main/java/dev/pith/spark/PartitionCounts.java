package dev.pith.spark;

import java.io.Serializable;

/** How many documents of a partition got a vector, and how many did not. */
record PartitionCounts(int partition, long embedded, long rejected) implements Serializable {}

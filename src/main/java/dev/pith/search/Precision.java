package dev.pith.search;

/** By which vectors documents are compared with a question; words are not touched by it. */
public enum Precision {
  /** {@link #EXACT} while that takes about a millisecond, {@link #INDEXED} beyond. */
  AUTOMATIC,
  /**
   * By the index's graph and as many bits as it keeps of each component; what it finds is scored
   * again by float32. Where a large share of all documents is wanted, they are compared exactly.
   */
  INDEXED,
  /** Every document by float32, however many there are: the yardstick, in as much time. */
  EXACT
}

package dev.pith.index;

/**
 * When the documents of a segment are linked into a graph. Those that are not linked yet are found
 * all the same, by comparing every one of them.
 */
enum Linking {
  /** With each segment, for an index that is searched while a few documents come now and then. */
  AT_ONCE(100),

  /**
   * Once, when all documents are there: a graph that is made in one go takes much less work than
   * one that is made anew at each merge. Segments of over 200,000 documents are linked before, so
   * that a build that is killed does not lose all of it.
   */
  AT_END(16_384);

  private final int weight;

  Linking(int weight) {
    this.weight = weight;
  }

  /**
   * What Lucene asks for: a segment of n documents has a graph when n is over this times the
   * natural logarithm of n.
   */
  int weight() {
    return weight;
  }
}

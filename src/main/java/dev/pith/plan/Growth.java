package dev.pith.plan;

/**
 * How the time of a search grows with the documents of a graph.
 *
 * @param id of the figure that tells
 * @param timesDocuments how many times more documents, above 1
 * @param timesSeconds how many times longer
 */
record Growth(String id, double timesDocuments, double timesSeconds) {
  /** Stands for a figure that tells nothing of it. */
  static final Growth NONE = new Growth("", 1, 1);

  /** The power of the number of documents; never below 0, whatever noise says. */
  double exponent() {
    return Math.max(0, Math.log(timesSeconds) / Math.log(timesDocuments));
  }
}

package dev.pith.plan;

/**
 * Bytes of a vector's links in the graph. Lucene writes a vector's neighbours in order, as the gaps
 * between their numbers, in groups of four with a byte that tells how many bytes each gap has: one
 * to four. Gaps are as among numbers that are drawn, so they grow with the number of vectors.
 *
 * @param links of a vector, on the mean over all vectors and levels
 */
record GraphBytes(double links) {
  private static final double TAG_BYTES = 0.25;
  private static final double[] LIMITS = {1 << 8, 1 << 16, 1 << 24};
  private static final int HALVINGS = 200;

  /** The number of links that takes so many bytes among so many vectors. */
  static GraphBytes fitted(double bytesPerVector, double vectors) {
    double low = 0;
    double high = bytesPerVector;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (new GraphBytes(middle).perVector(vectors) < bytesPerVector) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return new GraphBytes(high);
  }

  /** In a graph of so many vectors. */
  double perVector(double vectors) {
    return links * bytesPerLink(vectors);
  }

  double bytesPerLink(double vectors) {
    double gap = Math.max(1, vectors / Math.max(1, links));
    double bytes = 1 + TAG_BYTES;
    for (double limit : LIMITS) {
      bytes += Math.exp(-limit / gap);
    }
    return bytes;
  }
}

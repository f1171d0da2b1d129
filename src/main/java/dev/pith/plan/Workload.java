package dev.pith.plan;

/**
 * What is to be kept and asked.
 *
 * @param documents 1 to 10^13, one vector each
 * @param dimensions of a vector, 1 to {@value #MOST_DIMENSIONS}
 * @param queriesPerSecond above 0, up to 10^7
 * @param encoder the name under which its figures were measured
 * @param bits of each component of a vector while it is searched: 32, 8, 7, 4, 2 or 1
 */
public record Workload(
    long documents, int dimensions, double queriesPerSecond, String encoder, int bits) {
  /** More are taken by no index. */
  public static final int MOST_DIMENSIONS = 1_024;

  private static final long MOST_DOCUMENTS = 10_000_000_000_000L;
  private static final double MOST_QUERIES = 1e7;

  /**
   * Checks all.
   *
   * @throws IllegalArgumentException when one is out of range
   */
  public Workload {
    require(documents >= 1 && documents <= MOST_DOCUMENTS, "documents are 1 to 1e13");
    require(dimensions >= 1 && dimensions <= MOST_DIMENSIONS, "dimensions are 1 to 1024");
    require(
        queriesPerSecond > 0 && queriesPerSecond <= MOST_QUERIES,
        "questions a second are above 0 and up to 1e7");
    require(VectorBytes.isKnown(bits), "vectors have 32, 8, 7, 4, 2 or 1 bits a component");
  }

  static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}

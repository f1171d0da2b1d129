package dev.pith.index;

import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;

/**
 * How densely the vectors of an index are linked. More of either finds more of the nearest; more
 * neighbours are more bytes of graph and more vectors looked at in each search, a wider beam is
 * more work once, when vectors are linked.
 *
 * @param neighbours links of a vector at most, twice as many on the lowest level, which has all
 *     vectors: M in Malkov and Yashunin (2018), arXiv 1603.09320; 2 to 512
 * @param beamWidth the nearest that are found for a vector while it is linked in, from which its
 *     neighbours are chosen: efConstruction there; 2 to 3,200
 */
public record GraphShape(int neighbours, int beamWidth) {
  /**
   * Of 117,791 vectors, with 100 candidates at search, a graph of 24 and 80 finds 0.982 of what
   * comparing all finds, one of 24 and 60 0.976, one of 16 and 100 0.978.
   */
  public static final GraphShape DEFAULT = new GraphShape(24, 80);

  /** Of both: one neighbour makes a chain, and a beam of one finds no second neighbour. */
  public static final int LEAST = 2;

  public static final int MOST_NEIGHBOURS = Lucene99HnswVectorsFormat.MAXIMUM_MAX_CONN;
  public static final int MOST_BEAM_WIDTH = Lucene99HnswVectorsFormat.MAXIMUM_BEAM_WIDTH;

  /**
   * Checks both.
   *
   * @throws IllegalArgumentException when one is out of range
   */
  public GraphShape {
    check("%,d neighbours", neighbours, MOST_NEIGHBOURS);
    check("a beam of %,d", beamWidth, MOST_BEAM_WIDTH);
  }

  private static void check(String what, int value, int most) {
    if (value < LEAST || value > most) {
      throw new IllegalArgumentException(
          "a graph cannot have %s: choose from %d to %,d"
              .formatted(what.formatted(value), LEAST, most));
    }
  }

  @Override
  public String toString() {
    return "%d neighbours and a beam of %d".formatted(neighbours, beamWidth);
  }
}

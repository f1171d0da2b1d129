package dev.pith.search;

import java.util.List;

/**
 * Makes one ranked list of several that answer the same query. Pure, and the same whatever order
 * the lists come in.
 */
public sealed interface Fusion permits ReciprocalRankFusion, ScoreFusion {
  /**
   * Every document of any list, in {@link RankedDocument#BEST_FIRST} order.
   *
   * @param lists each best first, with distinct documents; may be empty
   */
  List<RankedDocument> fuse(List<List<RankedDocument>> lists);
}

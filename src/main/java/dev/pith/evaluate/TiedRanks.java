package dev.pith.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The places of a ranking, where equals stand together. */
final class TiedRanks {
  private TiedRanks() {}

  /**
   * The rank of each document, 1 for the best. Neighbours of equal score share the first of their
   * ranks, as runners who finish together do: 1, 2, 2, 4.
   *
   * @param ranking best first, each document at most once
   */
  static Map<String, Integer> of(List<ScoredDocument> ranking) {
    Map<String, Integer> ranks = LinkedHashMap.newLinkedHashMap(ranking.size());
    int rank = 0;
    for (int place = 1; place <= ranking.size(); place++) {
      ScoredDocument document = ranking.get(place - 1);
      boolean isTied = place > 1 && ranking.get(place - 2).score() == document.score();
      rank = isTied ? rank : place;
      if (ranks.put(document.id(), rank) != null) {
        throw new IllegalArgumentException("a ranking must not list a document twice");
      }
    }
    return ranks;
  }
}

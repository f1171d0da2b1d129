package dev.pith.search;

import java.util.List;

/**
 * Averages scores, after each list's scores were moved to 0 to 1:
 *
 * <pre>
 *   score(d) = mean over lists of (s(d) - min) / (max - min),  0 where a list has not d
 * </pre>
 *
 * <p>The lowest and highest score are those of the list; a list whose scores are all equal gives 1
 * to each. The lists weigh the same, so a score lies in 0 to 1.
 *
 * @see <a href="https://doi.org/10.1145/3596512">Bruch, Gai, Ingber 2023</a>, section 4, where
 *     convex combinations of scores beat ranks
 */
public record ScoreFusion() implements Fusion {
  @Override
  public List<RankedDocument> fuse(List<List<RankedDocument>> lists) {
    FusedScores scores = new FusedScores();
    for (List<RankedDocument> list : lists) {
      double least = list.stream().mapToDouble(RankedDocument::score).min().orElse(0);
      double most = list.stream().mapToDouble(RankedDocument::score).max().orElse(0);
      for (RankedDocument document : list) {
        double share = most == least ? 1 : (document.score() - least) / (most - least);
        scores.add(document.id(), share);
      }
    }
    return scores.ranked(1.0 / Math.max(1, lists.size()));
  }
}

package dev.pith.search;

import java.util.List;

/**
 * Adds up, over the lists that have a document, one over its rank and a constant:
 *
 * <pre>
 *   score(d) = sum over lists of 1 / (k + rank(d)),  ranks from 1
 * </pre>
 *
 * <p>Scores are not looked at, so lists on any scales can be fused. With n lists a score lies in 0
 * to n / (k + 1).
 *
 * @param k at least 0; the higher, the less the first ranks stand out
 * @see <a href="https://doi.org/10.1145/1571941.1572114">Cormack, Clarke, Buettcher 2009</a>
 */
public record ReciprocalRankFusion(int k) implements Fusion {
  /** With the constant of the paper, 60. */
  public static final ReciprocalRankFusion STANDARD = new ReciprocalRankFusion(60);

  public ReciprocalRankFusion {
    if (k < 0) {
      throw new IllegalArgumentException(
          "the constant of the fusion is %d, not 0 or more".formatted(k));
    }
  }

  @Override
  public List<RankedDocument> fuse(List<List<RankedDocument>> lists) {
    FusedScores scores = new FusedScores();
    for (List<RankedDocument> list : lists) {
      int rank = 1;
      for (RankedDocument document : list) {
        scores.add(document.id(), 1.0 / (k + rank));
        rank++;
      }
    }
    return scores.ranked(1);
  }
}

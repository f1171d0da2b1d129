package dev.pith.evaluate;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How good one ranking is, by trec_eval's definitions.
 *
 * <p>A ranking lists document ids, best first, each at most once (ties already broken, see {@link
 * ScoredDocument#BEST_FIRST}). Gains map document ids to judgements; a document that is absent has
 * gain 0, one with a gain above 0 is relevant, a negative gain counts as 0. Every figure lies in 0
 * to 1 and is 0 when no document is relevant: an average is to leave such queries out ({@link
 * #countsInAverages}).
 *
 * @see <a href="https://github.com/usnistgov/trec_eval">trec_eval</a>, m_ndcg_cut.c,
 *     m_recip_rank.c, m_recall.c, m_map.c
 */
public final class RankingMetrics {
  private RankingMetrics() {}

  /** Whether a query with these gains is one of those that averages run over. */
  public static boolean countsInAverages(Map<String, Integer> gains) {
    return gains.values().stream().anyMatch(gain -> gain > 0);
  }

  /**
   * nDCG@k with linear gains: {@code DCG = sum gain(r) / log2(r + 1)} over ranks 1 to k, divided by
   * the DCG of the best possible ranking of all judged documents.
   */
  public static double ndcg(List<String> ranking, Map<String, Integer> gains, int k) {
    checkRanking(ranking, k);
    double ideal =
        discounted(gains.values().stream().mapToInt(g -> g).map(g -> -g).sorted().map(g -> -g), k);
    if (ideal == 0) {
      return 0;
    }
    return discounted(ranking.stream().mapToInt(id -> gains.getOrDefault(id, 0)), k) / ideal;
  }

  private static double discounted(IntStream gains, int k) {
    double sum = 0;
    int rank = 1;
    for (int gain : gains.limit(k).toArray()) {
      sum += Math.max(0, gain) * Math.log(2) / Math.log(rank + 1.0);
      rank++;
    }
    return sum;
  }

  /** One over the rank of the first relevant document, 0 when there is none among the first k. */
  public static double reciprocalRank(List<String> ranking, Map<String, Integer> gains, int k) {
    checkRanking(ranking, k);
    for (int i = 0; i < Math.min(k, ranking.size()); i++) {
      if (isRelevant(gains, ranking.get(i))) {
        return 1.0 / (i + 1);
      }
    }
    return 0;
  }

  /** The share of all relevant documents that is among the first k. */
  public static double recall(List<String> ranking, Map<String, Integer> gains, int k) {
    checkRanking(ranking, k);
    long relevant = relevant(gains);
    long found = ranking.stream().limit(k).filter(id -> isRelevant(gains, id)).count();
    return relevant == 0 ? 0 : (double) found / relevant;
  }

  /** The precision at each relevant document's rank, summed, over the number of relevant ones. */
  public static double averagePrecision(List<String> ranking, Map<String, Integer> gains) {
    checkRanking(ranking, 1);
    long relevant = relevant(gains);
    long found = 0;
    double sum = 0;
    for (int i = 0; i < ranking.size(); i++) {
      if (isRelevant(gains, ranking.get(i))) {
        found++;
        sum += (double) found / (i + 1);
      }
    }
    return relevant == 0 ? 0 : sum / relevant;
  }

  /** The share of the first k of one ranking that is also among the first k of the other. */
  public static double overlap(List<String> ranking, List<String> other, int k) {
    checkRanking(ranking, k);
    checkRanking(other, k);
    int depth = Math.min(k, Math.max(ranking.size(), other.size()));
    Set<String> first = new HashSet<>(other.subList(0, Math.min(k, other.size())));
    long shared = ranking.stream().limit(k).filter(first::contains).count();
    return depth == 0 ? 1 : (double) shared / depth;
  }

  private static boolean isRelevant(Map<String, Integer> gains, String id) {
    return gains.getOrDefault(id, 0) > 0;
  }

  private static long relevant(Map<String, Integer> gains) {
    return gains.values().stream().filter(gain -> gain > 0).count();
  }

  private static void checkRanking(List<String> ranking, int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1, is " + k);
    }
    if (new HashSet<>(ranking).size() != ranking.size()) {
      throw new IllegalArgumentException("a ranking must not list a document twice");
    }
  }
}

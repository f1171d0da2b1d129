package dev.pith.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RankingMetricsTest {
  private static final List<String> RANKING = List.of("a", "b", "c", "d", "e", "f");
  private static final Map<String, Integer> GAINS =
      Map.of("a", 3, "b", 2, "c", 3, "d", 0, "e", 1, "f", 2);

  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  @Test
  void ndcgIsTheHandWorkedFigure() {
    // DCG@6   = 3 + 2/1.58496 + 3/2 + 0 + 1/2.58496 + 2/2.80735            = 6.861127
    // ideal@6 = 3 + 3/1.58496 + 2/2 + 2/2.32193 + 1/2.58496 + 0            = 7.140995
    assertThat(RankingMetrics.ndcg(RANKING, GAINS, 6)).isCloseTo(0.960808, within(1e-6));
    // DCG@3 = 5.761860, ideal@3 = 5.892789
    assertThat(RankingMetrics.ndcg(RANKING, GAINS, 3)).isCloseTo(0.977781, within(1e-6));
  }

  @Test
  void ndcgIdealCountsJudgedDocumentsThatWereNotFound() {
    Map<String, Integer> gains = new HashMap<>(GAINS);
    gains.put("not found", 3);
    gains.put("neither", 2);
    // ideal@6 = 3 + 3/1.58496 + 3/2 + 2/2.32193 + 2/2.58496 + 2/2.80735 = 8.740262
    assertThat(RankingMetrics.ndcg(RANKING, gains, 6)).isCloseTo(0.785002, within(1e-6));
  }

  @Test
  void aNegativeGainCountsAsNone() {
    Map<String, Integer> gains = Map.of("a", -1, "b", 1);
    assertThat(RankingMetrics.ndcg(RANKING, gains, 10)).isCloseTo(0.630930, within(1e-6));
    assertThat(RankingMetrics.reciprocalRank(RANKING, gains, 10)).isEqualTo(0.5);
    assertThat(RankingMetrics.recall(RANKING, gains, 10)).isEqualTo(1);
  }

  @Test
  void reciprocalRankLooksOnlyAtTheFirstK() {
    Map<String, Integer> gains = Map.of("d", 1, "f", 1);
    assertThat(RankingMetrics.reciprocalRank(RANKING, gains, 10)).isEqualTo(0.25);
    assertThat(RankingMetrics.reciprocalRank(RANKING, gains, 4)).isEqualTo(0.25);
    assertThat(RankingMetrics.reciprocalRank(RANKING, gains, 3)).isZero();
  }

  @Test
  void recallIsOverAllRelevantDocuments() {
    Map<String, Integer> gains = Map.of("a", 1, "c", 2, "d", 0, "x", 1);
    assertThat(RankingMetrics.recall(RANKING, gains, 2)).isCloseTo(0.3333, within(1e-4));
    assertThat(RankingMetrics.recall(RANKING, gains, 100)).isCloseTo(0.6667, within(1e-4));
  }

  @Test
  void averagePrecisionIsTheHandWorkedFigure() {
    // Relevant at ranks 1, 3, 6, and one never found: (1/1 + 2/3 + 3/6) / 4
    Map<String, Integer> gains = Map.of("a", 1, "c", 1, "f", 1, "x", 1);
    assertThat(RankingMetrics.averagePrecision(RANKING, gains)).isCloseTo(0.541667, within(1e-6));
  }

  @Test
  void overlapIsTheShareOfTheFirstK() {
    List<String> other = List.of("b", "a", "x", "y", "c", "z");
    assertThat(RankingMetrics.overlap(RANKING, other, 3)).isCloseTo(0.6667, within(1e-4));
    assertThat(RankingMetrics.overlap(RANKING, other, 10)).isEqualTo(0.5);
    assertThat(RankingMetrics.overlap(RANKING, RANKING, 10)).isEqualTo(1);
  }

  @Test
  void tiesBreakByIdDescendingAsStringsNotNumbers() {
    List<ScoredDocument> tied =
        List.of(
            new ScoredDocument("10", 0.5f),
            new ScoredDocument("1", 0.5f),
            new ScoredDocument("2", 0.5f),
            new ScoredDocument("0", 0.75f),
            new ScoredDocument("9", -0f),
            new ScoredDocument("8", 0f));
    assertThat(ScoredDocument.ranking(tied)).containsExactly("0", "2", "10", "1", "9", "8");
  }

  @Test
  void aTieDecidesTheFigureTheSameWayInAnyInputOrder() {
    List<ScoredDocument> tied = new ArrayList<>();
    tied.add(new ScoredDocument("relevant", 0.5f));
    tied.add(new ScoredDocument("zebra", 0.5f));
    tied.add(new ScoredDocument("ant", 0.5f));
    for (int i = 0; i < 6; i++) {
      Collections.rotate(tied, i);
      double ndcg = RankingMetrics.ndcg(ScoredDocument.ranking(tied), Map.of("relevant", 1), 10);
      assertThat(ndcg).isCloseTo(0.630930, within(1e-6));
    }
  }

  @Test
  void queriesWithoutARelevantDocumentDoNotCount() {
    assertThat(RankingMetrics.countsInAverages(Map.of("a", 0))).isFalse();
    assertThat(RankingMetrics.countsInAverages(Map.of())).isFalse();
    assertThat(RankingMetrics.countsInAverages(Map.of("a", 0, "b", 1))).isTrue();
    assertThat(RankingMetrics.ndcg(RANKING, Map.of("a", 0), 10)).isZero();
    assertThat(RankingMetrics.recall(RANKING, Map.of(), 10)).isZero();
    assertThat(RankingMetrics.averagePrecision(RANKING, Map.of())).isZero();
  }

  @Test
  void aRankingWithADocumentTwiceIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RankingMetrics.ndcg(List.of("a", "a"), GAINS, 10));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyFigureLiesBetweenZeroAndOne(long seed) {
    Case random = Case.random(seed);
    int k = 1 + new Random(seed).nextInt(30);
    assertThat(RankingMetrics.ndcg(random.ranking, random.gains, k)).isBetween(0.0, 1 + 1e-12);
    assertThat(RankingMetrics.reciprocalRank(random.ranking, random.gains, k)).isBetween(0.0, 1.0);
    assertThat(RankingMetrics.recall(random.ranking, random.gains, k)).isBetween(0.0, 1.0);
    assertThat(RankingMetrics.averagePrecision(random.ranking, random.gains)).isBetween(0.0, 1.0);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderBelowTheCutDoesNotMatter(long seed) {
    Case random = Case.random(seed);
    List<String> shuffled = new ArrayList<>(random.ranking);
    Collections.shuffle(shuffled.subList(10, shuffled.size()), new Random(seed));
    assertThat(RankingMetrics.ndcg(shuffled, random.gains, 10))
        .isEqualTo(RankingMetrics.ndcg(random.ranking, random.gains, 10));
    assertThat(RankingMetrics.reciprocalRank(shuffled, random.gains, 10))
        .isEqualTo(RankingMetrics.reciprocalRank(random.ranking, random.gains, 10));
    assertThat(RankingMetrics.recall(shuffled, random.gains, 10))
        .isEqualTo(RankingMetrics.recall(random.ranking, random.gains, 10));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void rankingByGainIsPerfectAndItsReverseIsNoBetterThanAnyOther(long seed) {
    Case random = Case.random(seed);
    Comparator<String> byGain = Comparator.comparing(id -> random.gains.getOrDefault(id, 0));
    List<String> ideal = random.ranking.stream().sorted(byGain.reversed()).toList();
    List<String> worst = random.ranking.stream().sorted(byGain).toList();
    assertThat(RankingMetrics.ndcg(ideal, random.gains, 10)).isCloseTo(1, within(1e-12));
    assertThat(RankingMetrics.averagePrecision(ideal, random.gains)).isCloseTo(1, within(1e-12));
    assertThat(RankingMetrics.ndcg(worst, random.gains, 10))
        .isLessThanOrEqualTo(RankingMetrics.ndcg(random.ranking, random.gains, 10) + 1e-12);
  }

  /** Forty documents in random order, some of them judged, at least one relevant. */
  private record Case(List<String> ranking, Map<String, Integer> gains) {
    static Case random(long seed) {
      Random random = new Random(seed);
      List<String> ranking =
          new ArrayList<>(IntStream.range(0, 40).mapToObj(Integer::toString).toList());
      Collections.shuffle(ranking, random);
      Map<String, Integer> gains = new HashMap<>();
      gains.put("7", 1 + random.nextInt(4));
      for (int i = 0; i < 12; i++) {
        gains.putIfAbsent(Integer.toString(random.nextInt(40)), random.nextInt(5));
      }
      return new Case(List.copyOf(ranking), Map.copyOf(gains));
    }
  }
}

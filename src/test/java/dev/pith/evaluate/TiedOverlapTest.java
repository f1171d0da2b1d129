package dev.pith.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.pith.search.RankBiasedOverlap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rank-biased overlap of rankings as they are scored here, ties included. */
class TiedOverlapTest {
  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  @Test
  void theHandWorkedExampleOfEqualLengths() {
    // Agreement 1, 1/2, 1 at depths 1 to 3: 0.1 * (1 + 0.9 / 2 + 0.81) + 0.729 = 0.955.
    assertThat(rbo(Rankings.of("a", "b", "c"), Rankings.of("a", "c", "b")))
        .isCloseTo(0.955, within(1e-12));
    // Agreement 0, 1: 0.1 * 0.9 + 0.81 = 0.9.
    assertThat(rbo(Rankings.of("a", "b"), Rankings.of("b", "a"))).isCloseTo(0.9, within(1e-12));
  }

  @Test
  void theHandWorkedExampleOfUnequalLengths() {
    // Agreement 0, 1/2, then (2 + 1/2) / 3 with half a document taken to be shared at rank 3:
    // 0.1 * (0.45 + 0.675) + 0.729 * 5 / 6 = 0.72.
    assertThat(rbo(Rankings.of("a", "b"), Rankings.of("b", "c", "a")))
        .isCloseTo(0.72, within(1e-12));
    // What is there agrees, and so is taken to agree what is not.
    assertThat(rbo(Rankings.of("a"), Rankings.of("a", "b"))).isCloseTo(1, within(1e-12));
  }

  @Test
  void theHandWorkedExampleOfTies() {
    // b and c both stand at rank 2, so depth 2 has three documents of one and two of the other:
    // agreement 0, 2 * 2 / 5, 1: 0.1 * (0.72 + 0.81) + 0.729 = 0.882.
    assertThat(rbo(Rankings.tied("a", "b c"), Rankings.of("b", "a", "c")))
        .isCloseTo(0.882, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 0.9, 0.99})
  void theSameRankingIsOneAndNothingInCommonIsZero(double persistence) {
    List<ScoredDocument> ranking = Rankings.of("a", "b", "c", "d");
    List<ScoredDocument> other = Rankings.of("w", "x", "y", "z");
    assertThat(overlap(ranking, ranking, persistence)).isCloseTo(1, within(1e-12));
    assertThat(overlap(ranking, other, persistence)).isZero();
    assertThat(overlap(List.of(), ranking, persistence)).isZero();
    assertThat(overlap(List.of(), List.of(), persistence)).isEqualTo(1);
  }

  @Test
  void theFirstTenRanksHaveEightySixHundredthsOfTheWeight() {
    // Webber, Moffat and Zobel's equation 21: what the ranks to d weigh of an infinite ranking.
    double p = RankBiasedOverlap.PERSISTENCE;
    double sum = 0;
    for (int i = 1; i < 10; i++) {
      sum += Math.pow(p, i) / i;
    }
    double weight = 1 - Math.pow(p, 9) + 10 * (1 - p) / p * (Math.log(1 / (1 - p)) - sum);
    assertThat(weight).isCloseTo(0.86, within(0.005));
  }

  @Test
  void aChangeAtTheTopCountsMoreThanOneAtTheEnd() {
    List<ScoredDocument> ranking = Rankings.of("a", "b", "c", "d", "e");
    double top = rbo(ranking, Rankings.of("b", "a", "c", "d", "e"));
    double end = rbo(ranking, Rankings.of("a", "b", "c", "e", "d"));
    assertThat(top).isLessThan(end);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void itIsWhatTheDefinitionSaysWhateverTheLengths(long seed) {
    Random random = new Random(seed);
    List<ScoredDocument> one = Rankings.random(random, 1 + random.nextInt(30), 40);
    List<ScoredDocument> other = Rankings.random(random, 1 + random.nextInt(30), 40);
    double p = 0.5 + 0.49 * random.nextDouble();

    double overlap = overlap(one, other, p);

    assertThat(overlap).isBetween(0.0, 1.0).isCloseTo(definition(one, other, p), within(1e-12));
    assertThat(overlap(other, one, p)).isEqualTo(overlap);
  }

  /** Equation 32 as it is printed. */
  private static double definition(List<ScoredDocument> one, List<ScoredDocument> other, double p) {
    List<ScoredDocument> shorter = one.size() <= other.size() ? one : other;
    List<ScoredDocument> longer = one.size() <= other.size() ? other : one;
    int s = shorter.size();
    int l = longer.size();
    double sum = 0;
    for (int d = 1; d <= l; d++) {
      sum += shared(shorter, longer, d) / d * Math.pow(p, d);
    }
    for (int d = s + 1; d <= l; d++) {
      sum += shared(shorter, longer, s) * (d - s) / ((double) s * d) * Math.pow(p, d);
    }
    double last =
        (shared(shorter, longer, l) - shared(shorter, longer, s)) / l
            + shared(shorter, longer, s) / s;
    return (1 - p) / p * sum + last * Math.pow(p, l);
  }

  private static double shared(List<ScoredDocument> one, List<ScoredDocument> other, int depth) {
    Set<String> ids = new HashSet<>();
    one.stream().limit(depth).forEach(document -> ids.add(document.id()));
    return other.stream().limit(depth).filter(document -> ids.contains(document.id())).count();
  }

  @Test
  void aRankingWithADocumentTwiceAndAPersistenceThatIsNoneAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rbo(Rankings.of("a", "a"), Rankings.of("a")));
    assertThatIllegalArgumentException().isThrownBy(() -> overlap(List.of(), List.of(), 1));
  }

  private static double rbo(List<ScoredDocument> one, List<ScoredDocument> other) {
    return overlap(one, other, 0.9);
  }

  private static double overlap(
      List<ScoredDocument> one, List<ScoredDocument> other, double persistence) {
    return RankBiasedOverlap.extrapolated(TiedRanks.of(one), TiedRanks.of(other), persistence);
  }
}

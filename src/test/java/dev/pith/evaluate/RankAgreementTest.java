package dev.pith.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RankAgreementTest {
  static LongStream seeds() {
    return LongStream.range(0, 30);
  }

  @Test
  void whatOneListLacksStandsBehindItsLast() {
    // Ranks of a, b, c: 1 2 3 and 1 3 2. Two pairs agree, one does not: 1 / 3.
    assertThat(tau(Rankings.of("a", "b"), Rankings.of("a", "c"))).isCloseTo(1 / 3.0, within(1e-12));
    // 1 2 3 and 1 2 2: two pairs agree, one is tied in the second: 2 / sqrt(3 * 2).
    assertThat(tau(Rankings.of("a", "b", "c"), Rankings.of("a")))
        .isCloseTo(2 / Math.sqrt(6), within(1e-12));
  }

  @Test
  void listsWithoutACommonDocumentDisagreeButNotFully() {
    // a before b, c before d; the other two tied behind: 4 of 4 pairs across disagree,
    // and each list orders 5 of 6 pairs: -4 / 5.
    assertThat(tau(Rankings.of("a", "b"), Rankings.of("c", "d"))).isCloseTo(-0.8, within(1e-12));
  }

  @Test
  void theReverseIsMinusOneAndTheSameIsOneHoweverShort() {
    assertThat(tau(Rankings.of("a", "b", "c"), Rankings.of("c", "b", "a"))).isEqualTo(-1);
    assertThat(tau(Rankings.of("a"), Rankings.of("a"))).isEqualTo(1);
    assertThat(tau(List.of(), List.of())).isEqualTo(1);
    assertThat(tau(Rankings.of("a"), List.of())).isZero();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void agreementIsMutualAndFullWithItself(long seed) {
    Random random = new Random(seed);
    List<ScoredDocument> one = Rankings.random(random, 1 + random.nextInt(20), 25);
    List<ScoredDocument> other = Rankings.random(random, 1 + random.nextInt(20), 25);

    RankAgreement agreement = RankAgreement.of(one, other);

    assertThat(agreement.kendallTau()).isBetween(-1.0, 1.0);
    assertThat(RankAgreement.of(other, one)).isEqualTo(agreement);
    assertThat(RankAgreement.of(one, one).overlapAt10()).isEqualTo(1);
    assertThat(RankAgreement.of(one, one).kendallTau()).isEqualTo(1);
    assertThat(RankAgreement.of(one, one).rbo()).isCloseTo(1, within(1e-12));
  }

  private static double tau(List<ScoredDocument> one, List<ScoredDocument> other) {
    return RankAgreement.of(one, other).kendallTau();
  }
}

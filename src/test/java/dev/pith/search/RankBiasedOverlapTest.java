package dev.pith.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RankBiasedOverlapTest {
  private static final double TINY = 1e-9;

  /** So deep that what is left weighs less than {@link #TINY}. */
  private static final int BOTTOM = 300;

  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void itIsTheInfiniteSumWhenBothGoOnAsTheyEnded(long seed) {
    Random random = new Random(seed);
    List<String> one = ranking(random, 1 + random.nextInt(12));
    List<String> other = ranking(random, 1 + random.nextInt(12));

    assertThat(RankBiasedOverlap.of(one, other)).isCloseTo(summed(one, other), within(TINY));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void itDoesNotDependOnDirectionAndLiesBetweenNoneAndAll(long seed) {
    Random random = new Random(seed);
    List<String> one = ranking(random, random.nextInt(12));
    List<String> other = ranking(random, random.nextInt(12));

    assertThat(RankBiasedOverlap.of(one, other))
        .isEqualTo(RankBiasedOverlap.of(other, one))
        .isBetween(0.0, 1.0);
    assertThat(RankBiasedOverlap.of(one, one)).isCloseTo(1, within(TINY));
  }

  @Test
  void aSwapCountsTheLessTheDeeperItIs() {
    List<String> all = ranking(new Random(1), 10);
    double before = 0;
    for (int at = 0; at + 1 < all.size(); at++) {
      List<String> swapped = new ArrayList<>(all);
      Collections.swap(swapped, at, at + 1);
      double now = RankBiasedOverlap.of(all, swapped);
      assertThat(now).as("swapped at %d", at).isGreaterThan(before).isLessThan(1);
      before = now;
    }
  }

  @Test
  void nothingAgreesWithNothingAndWithNothingElse() {
    assertThat(RankBiasedOverlap.of(List.of(), List.of())).isEqualTo(1);
    assertThat(RankBiasedOverlap.of(List.of("a"), List.of())).isZero();
    assertThat(RankBiasedOverlap.of(List.of("a", "b"), List.of("c"))).isZero();
  }

  /**
   * The definition, far down. Behind the end of the shorter list each rank adds to what is shared
   * as much as its ranks did on average, and behind that of the longer one agreement stays.
   */
  private static double summed(List<String> one, List<String> other) {
    int shortEnd = Math.min(one.size(), other.size());
    int longEnd = Math.max(one.size(), other.size());
    double sharedAtShortEnd = shared(one, other, shortEnd);
    double sum = 0;
    double agreement = 0;
    for (int depth = 1; depth <= BOTTOM; depth++) {
      if (depth <= longEnd) {
        double goneOn = sharedAtShortEnd * Math.max(0, depth - shortEnd) / shortEnd;
        agreement = (shared(one, other, depth) + goneOn) / depth;
      }
      sum += Math.pow(RankBiasedOverlap.PERSISTENCE, depth - 1) * agreement;
    }
    return (1 - RankBiasedOverlap.PERSISTENCE) * sum;
  }

  private static int shared(List<String> one, List<String> other, int depth) {
    Set<String> head = new HashSet<>(one.subList(0, Math.min(depth, one.size())));
    head.retainAll(other.subList(0, Math.min(depth, other.size())));
    return head.size();
  }

  private static List<String> ranking(Random random, int length) {
    List<String> ids = new ArrayList<>(IntStream.range(0, 15).mapToObj(i -> "d" + i).toList());
    Collections.shuffle(ids, random);
    return List.copyOf(ids.subList(0, length));
  }
}

package dev.pith.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {
  @Test
  void ranksAndOverlapAreThoseWorkedOutByHand() {
    Comparison comparison =
        Comparison.of(List.of(result("full", "a", "b", "c", "d"), result("small", "b", "x", "a")));

    Comparison.Against small = comparison.others().getFirst();
    assertThat(comparison.reference().encoder()).isEqualTo("full");
    assertThat(small.result().encoder()).isEqualTo("small");
    assertThat(small.referenceRanks())
        .containsExactly(OptionalInt.of(2), OptionalInt.empty(), OptionalInt.of(1));
    assertThat(small.overlapAt10()).isEqualTo(2 / 4.0);
    assertThat(small.rankBiasedOverlap()).isBetween(0.3, 0.6);
  }

  @Test
  void onlyTheTenBestCountForTheOverlap() {
    String[] full = IntStream.range(0, 20).mapToObj(i -> "d" + i).toArray(String[]::new);
    String[] turned =
        IntStream.range(0, 20).mapToObj(i -> "d" + (i + 7) % 20).toArray(String[]::new);

    Comparison.Against against =
        Comparison.of(List.of(result("full", full), result("turned", turned))).others().getFirst();

    // d7, d8 and d9 are in both heads.
    assertThat(against.overlapAt10()).isEqualTo(0.3, within(1e-12));
    assertThat(against.referenceRanks()).doesNotContain(OptionalInt.empty());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anAnswerAgreesWithItselfAndOverlapDoesNotDependOnOrderOrDirection(long seed) {
    Random random = new Random(seed);
    SearchResult one = random(random, "one");
    SearchResult other = random(random, "other");

    Comparison there = Comparison.of(List.of(one, other, one));
    Comparison back = Comparison.of(List.of(other, one));

    assertThat(there.others().getLast().overlapAt10()).isEqualTo(1);
    assertThat(there.others().getLast().rankBiasedOverlap()).isEqualTo(1, within(1e-12));
    assertThat(there.others().getLast().referenceRanks())
        .isEqualTo(one.hits().stream().map(hit -> OptionalInt.of(hit.rank())).toList());
    assertThat(there.others().getFirst().overlapAt10())
        .isBetween(0.0, 1.0)
        .isEqualTo(back.others().getFirst().overlapAt10());
  }

  @Test
  void nothingAgreesWithNothing() {
    Comparison comparison = Comparison.of(List.of(result("a"), result("b"), result("c", "d1")));

    assertThat(comparison.others().getFirst().overlapAt10()).isEqualTo(1);
    assertThat(comparison.others().getLast().overlapAt10()).isZero();
    assertThatThrownBy(() -> Comparison.of(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  private static SearchResult random(Random random, String encoder) {
    List<String> ids = new ArrayList<>(IntStream.range(0, 15).mapToObj(i -> "d" + i).toList());
    Collections.shuffle(ids, random);
    return result(encoder, ids.subList(0, 12).toArray(String[]::new));
  }

  private static SearchResult result(String encoder, String... ids) {
    List<Hit> hits =
        IntStream.range(0, ids.length)
            .mapToObj(i -> new Hit(i + 1, ids[i], "", "", 1f / (i + 1)))
            .toList();
    return new SearchResult(encoder, hits, new StageTimes(0, 0, 0, 0), 3, false);
  }
}

package dev.pith.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every fusion, and the figures of each. */
class FusionTest {
  static Stream<Arguments> everyFusionOnRandomLists() {
    return Stream.of(FusionMethod.values())
        .flatMap(method -> IntStream.range(0, 20).mapToObj(seed -> Arguments.of(method, seed)));
  }

  @ParameterizedTest
  @MethodSource("everyFusionOnRandomLists")
  void aListFusedWithItselfKeepsItsOrder(FusionMethod method, int seed) {
    List<RankedDocument> list = random(new Random(seed));

    assertThat(ids(method.fusion().fuse(List.of(list, list)))).isEqualTo(ids(list));
    assertThat(ids(method.fusion().fuse(List.of(list, list, list)))).isEqualTo(ids(list));
  }

  @ParameterizedTest
  @MethodSource("everyFusionOnRandomLists")
  void theOrderOfTheListsChangesNothingNotEvenTheLastBit(FusionMethod method, int seed) {
    Random random = new Random(seed);
    List<List<RankedDocument>> lists =
        new ArrayList<>(List.of(random(random), random(random), random(random), random(random)));
    List<RankedDocument> fused = method.fusion().fuse(lists);
    Collections.shuffle(lists, random);

    assertThat(method.fusion().fuse(lists)).isEqualTo(fused);
  }

  @ParameterizedTest
  @MethodSource("everyFusionOnRandomLists")
  void whatAnyListHasIsThereOnceBestFirstAndWithinTheBounds(FusionMethod method, int seed) {
    Random random = new Random(seed);
    List<List<RankedDocument>> lists = List.of(random(random), random(random), random(random));

    List<RankedDocument> fused = method.fusion().fuse(lists);

    double most = method == FusionMethod.RRF ? 3.0 / 61 : 1;
    TreeSet<String> all = new TreeSet<>();
    lists.forEach(list -> all.addAll(ids(list)));
    assertThat(new TreeSet<>(ids(fused))).isEqualTo(all).hasSameSizeAs(fused);
    assertThat(fused).isSortedAccordingTo(RankedDocument.BEST_FIRST);
    assertThat(fused).allSatisfy(d -> assertThat(d.score()).isBetween(0.0, most + 1e-12));
  }

  @ParameterizedTest
  @MethodSource("everyFusionOnRandomLists")
  void besideAnEmptyListTheOtherListIsTheAnswer(FusionMethod method, int seed) {
    List<RankedDocument> list = random(new Random(seed));

    assertThat(ids(method.fusion().fuse(List.of(list, List.of())))).isEqualTo(ids(list));
    assertThat(ids(method.fusion().fuse(List.of(List.of(), list)))).isEqualTo(ids(list));
  }

  @ParameterizedTest
  @EnumSource
  void ofNothingNothingIsMade(FusionMethod method) {
    assertThat(method.fusion().fuse(List.of())).isEmpty();
    assertThat(method.fusion().fuse(List.of(List.of(), List.of()))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void equalScoresComeInTheOrderOfTheIds(FusionMethod method) {
    List<RankedDocument> one = List.of(new RankedDocument("c", 3));
    List<RankedDocument> two = List.of(new RankedDocument("a", 30));
    List<RankedDocument> three = List.of(new RankedDocument("b", 300));

    assertThat(ids(method.fusion().fuse(List.of(one, two, three)))).containsExactly("a", "b", "c");
  }

  @ParameterizedTest
  @EnumSource
  void whatBothListsPutHighBeatsWhatOneAlonePutsHighest(FusionMethod method) {
    List<RankedDocument> words = list("a", 9, "shared", 8, "b", 1);
    List<RankedDocument> vectors = list("z", 0.9, "shared", 0.8, "y", 0.1);

    assertThat(method.fusion().fuse(List.of(words, vectors)).getFirst().id()).isEqualTo("shared");
  }

  @Test
  void reciprocalRanksAreThoseOfThePaper() {
    List<RankedDocument> fused =
        ReciprocalRankFusion.STANDARD.fuse(List.of(list("a", 9, "b", 8), list("b", 0.9, "c", 0.1)));

    assertThat(ids(fused)).containsExactly("b", "a", "c");
    assertThat(fused.get(0).score()).isEqualTo(1 / 62.0 + 1 / 61.0, within(1e-15));
    assertThat(fused.get(1).score()).isEqualTo(1 / 61.0, within(1e-15));
    assertThat(fused.get(2).score()).isEqualTo(1 / 62.0, within(1e-15));
  }

  @Test
  void scoresAreAveragedOnOneScale() {
    List<RankedDocument> fused =
        new ScoreFusion()
            .fuse(List.of(list("a", 30, "b", 25, "c", 20), list("b", 0.9, "d", 0.6, "a", -0.1)));

    assertThat(ids(fused)).containsExactly("b", "a", "d", "c");
    assertThat(fused.get(0).score()).isEqualTo((0.5 + 1) / 2, within(1e-12));
    assertThat(fused.get(1).score()).isEqualTo((1.0 + 0) / 2, within(1e-12));
    assertThat(fused.get(2).score()).isEqualTo((0 + 0.7) / 2, within(1e-12));
    assertThat(fused.get(3).score()).isEqualTo(0, within(1e-12));
  }

  /** Ranks only see the order; scores see differences, but neither scale nor zero. */
  @Test
  void aStretchedAndMovedListIsTheSameList() {
    Random random = new Random(7);
    List<RankedDocument> list = random(random);
    List<RankedDocument> other = random(random);
    List<RankedDocument> stretched =
        list.stream().map(d -> new RankedDocument(d.id(), 8 * d.score() - 64)).toList();

    for (FusionMethod method : FusionMethod.values()) {
      assertThat(ids(method.fusion().fuse(List.of(stretched, other))))
          .isEqualTo(ids(method.fusion().fuse(List.of(list, other))));
    }
  }

  @Test
  void whatIsNoNumberIsRefused() {
    assertThatThrownBy(() -> new RankedDocument("a", Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ReciprocalRankFusion(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<RankedDocument> list(Object... idsAndScores) {
    return IntStream.range(0, idsAndScores.length / 2)
        .mapToObj(
            i ->
                new RankedDocument(
                    (String) idsAndScores[2 * i], ((Number) idsAndScores[2 * i + 1]).doubleValue()))
        .toList();
  }

  /** Up to 30 documents out of 40, with some equal scores. */
  private static List<RankedDocument> random(Random random) {
    List<Integer> numbers = new ArrayList<>(IntStream.range(0, 40).boxed().toList());
    Collections.shuffle(numbers, random);
    return numbers.subList(0, 1 + random.nextInt(30)).stream()
        .map(number -> new RankedDocument("d" + number, random.nextInt(20) / 16.0))
        .sorted(RankedDocument.BEST_FIRST)
        .toList();
  }

  private static List<String> ids(List<RankedDocument> list) {
    return list.stream().map(RankedDocument::id).toList();
  }
}

package dev.pith.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecommendationTest {
  private static final Setting FULL =
      new Setting("full", 0.6, Optional.empty(), 4, Speedup.NONE, 90);

  @Test
  void theCheapestThatIsShownToBeNoWorseIsTaken() {
    Setting good = setting("good", -0.002, 0.007, 1, 12);
    Setting cheaper = setting("cheaper", -0.004, 0.005, 0.8, 12);
    Setting worse = setting("worse", -0.05, 0.01, 0.2, 4);

    Recommendation recommendation = Recommendation.of(List.of(FULL, good, cheaper, worse), 0.01);

    assertThat(recommendation).isInstanceOf(Recommendation.Take.class);
    assertThat(recommendation.chosen()).isEqualTo(cheaper);
    assertThat(recommendation.reference()).isEqualTo(FULL);
  }

  @Test
  void aWideIntervalShowsNothing() {
    // No worse on average, but it may well be by 0.02.
    Setting unsure = setting("unsure", 0, 0.02, 1, 12);
    Setting bad = setting("bad", -0.1, 0.01, 1, 12);

    Recommendation recommendation = Recommendation.of(List.of(FULL, unsure, bad), 0.01);

    assertThat(recommendation).isEqualTo(new Recommendation.Keep(FULL, Optional.of(unsure), 0.01));
    assertThat(Recommendation.of(List.of(FULL, unsure, bad), 0.02).chosen()).isEqualTo(unsure);
  }

  @Test
  void whatIsNotSurelyCheaperIsNotTaken() {
    Setting twin = new Setting("twin", 0.6, difference(0, 0), 3.99, new Speedup(1, 0.99, 1.01), 90);
    Setting slow = new Setting("slow", 0.7, difference(0.1, 0), 8, new Speedup(0.5, 0.4, 0.6), 4);
    assertThat(Recommendation.of(List.of(FULL, twin, slow), 0.01))
        .isEqualTo(new Recommendation.Keep(FULL, Optional.empty(), 0.01));
    Setting smaller =
        new Setting("smaller", 0.6, difference(0, 0), 4.01, new Speedup(1, 0.99, 1.01), 20);
    assertThat(Recommendation.of(List.of(FULL, twin, smaller), 0.01).chosen()).isEqualTo(smaller);
  }

  @Test
  void epsilonIsANumberOfZeroOrMore() {
    assertThatIllegalArgumentException().isThrownBy(() -> Recommendation.of(List.of(FULL), -0.01));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Recommendation.of(List.of(FULL), Double.NaN));
    assertThat(Recommendation.of(List.of(FULL), 0).chosen()).isEqualTo(FULL);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theDominatedAreThoseThatAnotherBeatsAndALargerEpsilonNeverCostsMore(long seed) {
    List<Setting> all = random(seed);
    Set<String> dominated = Setting.dominated(all);
    assertThat(dominated).hasSizeLessThan(all.size());
    for (Setting one : all) {
      assertThat(dominated.contains(one.name()))
          .isEqualTo(all.stream().anyMatch(other -> other.dominates(one)));
      assertThat(all).noneMatch(other -> other.dominates(one) && one.dominates(other));
    }
    double before = Double.POSITIVE_INFINITY;
    for (double epsilon : new double[] {0, 0.01, 0.02, 0.05, 0.2}) {
      Recommendation recommendation = Recommendation.of(all, epsilon);
      double millis = recommendation.chosen().millis();
      assertThat(millis).isLessThanOrEqualTo(before);
      before = millis;
    }
  }

  @Test
  void whatTheMachinesNoiseExplainsDominatesNothing() {
    Setting twin =
        new Setting("twin", 0.6, difference(0, 0), 3.99, new Speedup(1.002, 0.99, 1.01), 90);
    Setting smaller =
        new Setting("smaller", 0.6, difference(0, 0), 4.01, new Speedup(0.998, 0.99, 1.01), 80);
    assertThat(Setting.dominated(List.of(FULL, twin))).isEmpty();
    assertThat(Setting.dominated(List.of(FULL, twin, smaller)))
        .containsExactlyInAnyOrder("full", "twin");
    assertThat(Setting.dominated(List.of(FULL, setting("a", 0, 0, 1, 90)))).containsExactly("full");
  }

  @Test
  void theIntervalOfTheMeanIsThatOfTheDifference() {
    Setting setting = setting("a", -0.01, 0.02, 1, 12);
    assertThat(setting.ndcgInterval().low()).isBetween(0.5699, 0.5701);
    assertThat(setting.ndcgInterval().high()).isBetween(0.6099, 0.6101);
    assertThat(FULL.ndcgInterval()).isEqualTo(new Interval(0.6, 0.6));
  }

  private static List<Setting> random(long seed) {
    Random random = new Random(seed);
    List<Setting> settings = new ArrayList<>(List.of(FULL));
    for (int i = 0; i < 12; i++) {
      settings.add(
          setting(
              "s" + i,
              -0.1 * random.nextDouble(),
              0.05 * random.nextDouble(),
              0.5 + random.nextInt(6) / 2.0,
              1 + random.nextInt(50)));
    }
    return settings;
  }

  private static Setting setting(
      String name, double difference, double reach, double millis, long bytes) {
    double ratio = 4 / millis;
    return new Setting(
        name,
        0.6 + difference,
        difference(difference, reach),
        millis,
        new Speedup(ratio, 0.99 * ratio, 1.01 * ratio),
        bytes);
  }

  private static Optional<PairedComparison> difference(double mean, double reach) {
    return Optional.of(new PairedComparison(mean, mean - reach, mean + reach, 0.5, 3, 4, 5));
  }
}

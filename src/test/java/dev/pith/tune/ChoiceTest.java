package dev.pith.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChoiceTest {
  private static final Candidate INT8 = Candidates.of("int8", 0.997, 0.48, 22_800_000);
  private static final Candidate COMPACT = Candidates.of("compact", 0.985, 0.40, 20_600_000);
  private static final Candidate STATIC = Candidates.of("static", 0.905, 0.02, 7_800_000);
  private static final List<Candidate> ALL = List.of(INT8, COMPACT, STATIC);

  @Test
  void underABoundOfQualityTheFastestThatHoldsIsChosen() {
    assertThat(Choice.of(new Goal.MinQuality(0.98), ALL).candidate()).isEqualTo(COMPACT);
    assertThat(Choice.of(new Goal.MinQuality(0.99), ALL).candidate()).isEqualTo(INT8);
    assertThat(Choice.of(new Goal.MinQuality(0.9), ALL).candidate()).isEqualTo(STATIC);
  }

  @Test
  void underABoundOfTimeOrBytesTheBestThatHoldsIsChosen() {
    assertThat(Choice.of(new Goal.MaxLatency(0.5), ALL).candidate()).isEqualTo(INT8);
    assertThat(Choice.of(new Goal.MaxLatency(0.4), ALL).candidate()).isEqualTo(COMPACT);
    assertThat(Choice.of(new Goal.MaxBytes(8_000_000), ALL).candidate()).isEqualTo(STATIC);
  }

  @Test
  void whenNothingHoldsTheOneThatMissesLeastIsNamed() {
    assertThat(Choice.of(new Goal.MinQuality(1), ALL)).isEqualTo(new Choice.NoneHolds(INT8));
    assertThat(Choice.of(new Goal.MaxLatency(0.01), ALL)).isEqualTo(new Choice.NoneHolds(STATIC));
    assertThat(Choice.of(new Goal.MaxBytes(1_000), ALL)).isEqualTo(new Choice.NoneHolds(STATIC));
  }

  @Test
  void aBoundInsideTheIntervalHoldsButNotForSure() {
    assertThat(Choice.of(new Goal.MinQuality(0.98), ALL))
        .isEqualTo(new Choice.Holds(COMPACT, false));
    assertThat(Choice.of(new Goal.MinQuality(0.95), ALL))
        .isEqualTo(new Choice.Holds(COMPACT, true));
    assertThat(Choice.of(new Goal.MaxLatency(0.49), ALL)).isEqualTo(new Choice.Holds(INT8, false));
    assertThat(Choice.of(new Goal.MaxLatency(0.51), ALL)).isEqualTo(new Choice.Holds(INT8, true));
    assertThat(Choice.of(new Goal.MaxBytes(22_800_000), ALL))
        .isEqualTo(new Choice.Holds(INT8, true));
  }

  @ParameterizedTest
  @MethodSource("seedsAndGoals")
  void whatIsChosenHoldsAndIsOnTheFrontier(long seed, Goal goal) {
    List<Candidate> all = Candidates.random(seed);

    Choice choice = Choice.of(goal, all);

    assertThat(Frontier.of(all)).contains(choice.candidate());
    switch (choice) {
      case Choice.Holds holds -> assertThat(goal.holds(holds.candidate())).isTrue();
      case Choice.NoneHolds none -> assertThat(all).noneMatch(goal::holds);
    }
  }

  @ParameterizedTest
  @MethodSource("seedsAndGoals")
  void theOrderInWhichTheyComeChangesNothing(long seed, Goal goal) {
    List<Candidate> shuffled = new ArrayList<>(Candidates.random(seed));
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(Choice.of(goal, shuffled)).isEqualTo(Choice.of(goal, Candidates.random(seed)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aLooserBoundOfQualityNeverTakesMoreTime(long seed) {
    List<Candidate> all = Candidates.random(seed);
    double time = Double.POSITIVE_INFINITY;
    for (double bound = 1; bound > 0.8; bound -= 0.01) {
      if (Choice.of(new Goal.MinQuality(bound), all) instanceof Choice.Holds holds) {
        assertThat(holds.candidate().time().value()).as("seed %d", seed).isLessThanOrEqualTo(time);
        time = holds.candidate().time().value();
      }
    }
  }

  @Test
  void nothingCannotBeChosenFrom() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Choice.of(new Goal.MinQuality(0.9), List.of()));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
  void aBoundThatNoShareCanMeetOrMissIsRefused(double share) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Goal.MinQuality(share));
    assertThatIllegalArgumentException().isThrownBy(() -> new Goal.MaxLatency(share));
  }

  static Stream<Arguments> seedsAndGoals() {
    return LongStream.rangeClosed(1, 12)
        .boxed()
        .flatMap(seed -> Candidates.goals().stream().map(goal -> Arguments.of(seed, goal)));
  }
}

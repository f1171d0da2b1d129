package dev.pith.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pith.compress.LatencyBudget.Options;
import dev.pith.fixtures.TinyEncoders;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyBudgetTest {
  private static final int CURVES = 4;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void noChoiceThatMeetsTheGoalCostsLess(long seed) {
    LatencyBudget budget = drawn(new Random(seed));
    double goal = (0.1 + 0.1 * (seed % 8)) * budget.mostMillis();

    int[] chosen = budget.save(goal).orElseThrow();

    assertThat(saved(budget, chosen)).isGreaterThanOrEqualTo(goal - 1e-9);
    // Savings are rounded down: a choice that meets a goal larger by that much must not be cheaper.
    assertThat(cost(budget, chosen))
        .isLessThanOrEqualTo(leastByTryingAll(budget, goal * (1 + 1e-3)) + 1e-9);
    assertThat(cost(budget, chosen)).isGreaterThanOrEqualTo(leastByTryingAll(budget, goal) - 1e-9);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatIsOutOfReachIsNotPromised(long seed) {
    LatencyBudget budget = drawn(new Random(seed));

    assertThat(budget.save(1.01 * budget.mostMillis())).isEmpty();
    assertThat(budget.save(0.99 * budget.mostMillis())).isPresent();
  }

  @Test
  void whereNothingHasToBeSavedNothingIsCut() {
    assertThat(drawn(new Random(1)).save(-1))
        .hasValueSatisfying(steps -> assertThat(steps).containsOnly(0));
  }

  @Test
  void aJumpBehindStepsThatSaveNothingIsSeen() {
    Options jump = new Options(new double[] {0, 1, 2}, new double[] {0, 0, 10});
    Options smooth = new Options(new double[] {0, 3, 6}, new double[] {0, 5, 10});

    assertThat(new LatencyBudget(List.of(jump, smooth)).save(10))
        .hasValueSatisfying(steps -> assertThat(steps).containsExactly(2, 0));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aRisingFitRisesKeepsTheSumAndLeavesWhatRises(long seed) {
    double[] drawn = new Random(seed).doubles(30).toArray();
    double[] fitted = Monotone.notFalling(drawn);
    double[] rising = drawn.clone();
    Arrays.sort(rising);

    assertThat(fitted).isSorted();
    assertThat(Arrays.stream(fitted).sum()).isCloseTo(Arrays.stream(drawn).sum(), within(1e-9));
    assertThat(Monotone.notFalling(rising)).containsExactly(rising);
    assertThat(squares(drawn, fitted)).isLessThanOrEqualTo(squares(drawn, rising));
  }

  @Test
  void betweenEntriesOfTheTableTimeIsALine() {
    LatencyTable table = new LatencyTable(9, 5, new double[] {1, 3}, new double[] {2, 4, 8}, 10);

    assertThat(table.savedByHeads(2, 1)).isEqualTo(2);
    assertThat(table.savedByNeurons(30, 20)).isEqualTo(4);
    assertThat(table.savedByNeurons(25, 15)).isCloseTo(3, within(1e-12));
    assertThat(table.savedByNeurons(10, 5)).isZero();
  }

  @Test
  void aSpeedupThatNoCutGivesIsRefusedWithWhatACutGives() {
    assertThatThrownBy(
            () ->
                new PruneStructure(new StructureGoal.Speedup(100), 1e-3, 8, Precision.FLOAT32)
                    .apply(
                        new Subject.Recognised(TinyEncoders.random(1)),
                        TinyEncoders.calibration(1, 40, TinyEncoders.random(1))))
        .isInstanceOf(PassRefusedException.class)
        .hasMessageContaining("100.0 times faster here")
        .hasMessageContaining("it would be");
  }

  private static LatencyBudget drawn(Random random) {
    return new LatencyBudget(
        IntStream.range(0, CURVES)
            .mapToObj(i -> new Options(rising(random), rising(random)))
            .toList());
  }

  private static double[] rising(Random random) {
    double[] sums = new double[6];
    for (int i = 1; i < sums.length; i++) {
      sums[i] = sums[i - 1] + random.nextDouble();
    }
    return sums;
  }

  private static double leastByTryingAll(LatencyBudget budget, double goal) {
    int ways = (int) Math.pow(6, CURVES);
    return IntStream.range(0, ways)
        .mapToObj(
            way -> IntStream.range(0, CURVES).map(i -> way / (int) Math.pow(6, i) % 6).toArray())
        .filter(steps -> saved(budget, steps) >= goal)
        .mapToDouble(steps -> cost(budget, steps))
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static double saved(LatencyBudget budget, int[] steps) {
    return IntStream.range(0, CURVES)
        .mapToDouble(i -> budget.options().get(i).savedMillis()[steps[i]])
        .sum();
  }

  private static double cost(LatencyBudget budget, int[] steps) {
    return IntStream.range(0, CURVES)
        .mapToDouble(i -> budget.options().get(i).costs()[steps[i]])
        .sum();
  }

  private static double squares(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> (a[i] - b[i]) * (a[i] - b[i])).sum();
  }
}

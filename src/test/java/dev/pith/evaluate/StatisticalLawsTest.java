package dev.pith.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.fixtures.FakeEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What the statistics of a report promise, held against simulated measurements whose truth is
 * known. Bounds are exact binomial limits of 99.9 % around the promised probability; all is seeded.
 */
class StatisticalLawsTest {
  private static final double LEVEL = 0.05;

  @Test
  void theLimitsHoldTheExpectationAndAlmostAllOfTheProbability() {
    // 100 tosses of a fair coin: 34 to 66 has 99.91 % of the probability, 35 to 65 only 99.82 %.
    assertThat(Binomial.limits(100, 0.5)).isEqualTo(new Interval(34, 66));
    assertThat(Binomial.limits(1_000, 0.05)).satisfies(l -> assertThat(l.contains(50)).isTrue());
  }

  @Test
  void theIntervalOfAPairedDifferenceHoldsTheTruthInNinetyFiveOfAHundred() {
    int simulations = 1_000;
    double truth = 0.02;
    int held = 0;
    for (int seed = 0; seed < simulations; seed++) {
      Random random = new Random(seed);
      double[] reference = scores(random, 200);
      double[] candidate = reference.clone();
      // Two queries of three move: what nDCG does, where many rankings stay as they are.
      Arrays.setAll(
          candidate,
          i -> reference[i] + truth + (random.nextInt(3) == 0 ? 0 : 0.1 * random.nextGaussian()));
      PairedComparison comparison = PairedComparison.of(reference, candidate, seed, 499);
      held += new Interval(comparison.low(), comparison.high()).contains(truth) ? 1 : 0;
    }
    assertThat(Binomial.limits(simulations, 0.95).contains(held)).as("%d held", held).isTrue();
  }

  @Test
  void withoutADifferenceEveryPValueOfTheRandomizationTestIsEquallyLikely() {
    int simulations = 1_000;
    int rounds = 199;
    double[] pValues = new double[simulations];
    for (int seed = 0; seed < simulations; seed++) {
      Random random = new Random(50_000 + seed);
      double[] one = new double[50];
      double[] other = new double[50];
      for (int query = 0; query < one.length; query++) {
        // Queries differ in difficulty; which system got which of two scores is a toss.
        double difficulty = random.nextDouble();
        one[query] = difficulty * random.nextDouble();
        other[query] = difficulty * random.nextDouble();
      }
      pValues[seed] = PairedComparison.of(one, other, seed, rounds).pValue();
    }
    for (double level : new double[] {0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9}) {
      int below = (int) Arrays.stream(pValues).filter(p -> p <= level + 1e-12).count();
      assertThat(Binomial.limits(simulations, level).contains(below))
          .as("%d of %d at most %s", below, simulations, level)
          .isTrue();
    }
  }

  @Test
  void timesOfTheReferenceAgainstItselfHaveNoWinnerInNinetyFiveOfAHundred() {
    int quiet = 0;
    List<String> queries = IntStream.range(0, 25).mapToObj(i -> "query " + i).toList();
    LatencyPlan plan = new LatencyPlan(2, 1, 5, 3, 0.05);
    for (int seed = 0; seed < 100; seed++) {
      LatencyResult result =
          new LatencyRun(queries, plan.withSeed(seed), Progress.SILENT)
              .run(List.of(taking("full", seed), taking("again", 1_000 + seed)));
      quiet += result.encoders().get(1).verdict() == SpeedVerdict.NO_DIFFERENCE ? 1 : 0;
    }
    assertThat(quiet).isGreaterThanOrEqualTo(95);
  }

  @Test
  void anEncoderOfHalfTheTimeIsTheWinnerInNinetyFiveOfAHundred() {
    int won = 0;
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      Noise noise = new Noise(Speedup.of(times(random, 4e6), times(random, 4e6), seed));
      Speedup speedup = Speedup.of(times(random, 4e6), times(random, 2e6), seed);
      won += noise.verdict(speedup) == SpeedVerdict.FASTER ? 1 : 0;
    }
    assertThat(won).isGreaterThanOrEqualTo(95);
  }

  @Test
  void theIntervalOfARatioOfIndependentFiguresHoldsTheTruthInNinetyFiveOfAHundred() {
    int simulations = 4_000;
    Random random = new Random(7);
    int held = 0;
    for (int i = 0; i < simulations; i++) {
      Change change =
          Change.ofIndependent(
              score(random, "a-x", Math.log(2), 0.05), score(random, "a-x", Math.log(3), 0.1), 0);
      held += change.interval().orElseThrow().contains(1.5) ? 1 : 0;
    }
    assertThat(Binomial.limits(simulations, 0.95).contains(held)).as("%d held", held).isTrue();
  }

  @Test
  void withoutAChangeEveryPValueOfTwoIndependentFiguresIsEquallyLikely() {
    int simulations = 4_000;
    Random random = new Random(8);
    for (double level : new double[] {0.01, 0.05, 0.5}) {
      int below = 0;
      for (int i = 0; i < simulations; i++) {
        Change change =
            Change.ofIndependent(score(random, "a-x", 1, 0.05), score(random, "a-x", 1, 0.02), 0);
        below += change.pValue().orElseThrow() <= level ? 1 : 0;
      }
      assertThat(Binomial.limits(simulations, level).contains(below))
          .as("%d at most %s", below, level)
          .isTrue();
    }
  }

  @Test
  void twoRunsOfOneVersionShowAnyChangeInNoMoreThanFiveOfAHundred() {
    int simulations = 1_000;
    int alarmed = 0;
    Random random = new Random(9);
    for (int i = 0; i < simulations; i++) {
      FigureComparison comparison =
          FigureComparison.of(run(random, 0), run(random, 0), ChangeRule.STANDARD);
      assertThat(comparison.tested()).isEqualTo(20);
      alarmed += comparison.of(ChangeVerdict.NO_CHANGE).size() < 20 ? 1 : 0;
    }
    assertThat((double) alarmed)
        .as("%d alarmed", alarmed)
        .isLessThanOrEqualTo(Binomial.limits(simulations, LEVEL).high());
  }

  @Test
  void aVersionThatTakesHalfAsLongAgainIsFoundInNinetyFiveOfAHundred() {
    int found = 0;
    Random random = new Random(10);
    for (int i = 0; i < 100; i++) {
      FigureComparison comparison =
          FigureComparison.of(run(random, 0), run(random, Math.log(1.5)), ChangeRule.STANDARD);
      List<String> worse =
          comparison.of(ChangeVerdict.WORSE).stream().map(FigureChange::id).toList();
      found += worse.contains("f0-median-millis") ? 1 : 0;
    }
    assertThat(found).isGreaterThanOrEqualTo(95);
  }

  @Test
  void theIntervalOfAMedianTimeHoldsItInAtLeastNinetyFiveOfAHundred() {
    int simulations = 200;
    int held = 0;
    for (int seed = 0; seed < simulations; seed++) {
      Random random = new Random(seed);
      long[] nanos =
          IntStream.range(0, 120)
              .mapToLong(i -> Math.round(4e6 * Math.exp(0.4 * random.nextGaussian())))
              .toArray();
      held +=
          LatencyDistribution.ofNanos(nanos).medianInterval(120).orElseThrow().contains(4) ? 1 : 0;
    }
    assertThat((double) held)
        .as("%d held", held)
        .isGreaterThanOrEqualTo(Binomial.limits(simulations, 0.95).low());
  }

  /** Ten times of a machine that drifts by 5 % from run to run, and ten scores. */
  private static ReportedFigures run(Random random, double slower) {
    List<Figure> figures = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      double hour = 0.05 * random.nextGaussian();
      figures.add(figure(random, "f" + i + "-median-millis", "millis", hour + slower, 0.02));
      figures.add(score(random, "f" + i + "-x", -0.5, 0.03));
    }
    return new ReportedFigures(figures, Map.of());
  }

  private static Figure score(Random random, String id, double logarithm, double error) {
    return figure(random, id, "ratio", logarithm, error);
  }

  /** A figure that strays from the truth as its interval says. */
  private static Figure figure(
      Random random, String id, String unit, double logarithm, double error) {
    double found = logarithm + error * random.nextGaussian();
    double reach = NormalTail.REACH_95 * error;
    return new Figure(
        id,
        Math.exp(found),
        unit,
        Optional.of(new Interval(Math.exp(found - reach), Math.exp(found + reach))),
        100);
  }

  private static double[] scores(Random random, int queries) {
    double[] scores = new double[queries];
    Arrays.setAll(scores, i -> random.nextDouble());
    return scores;
  }

  private static FakeEncoder taking(String name, long seed) {
    Random random = new Random(seed);
    LongSupplier nanos = () -> Math.round(4e6 * Math.exp(0.2 * random.nextGaussian()));
    return FakeEncoder.ofWords(name, 2, 1).taking(nanos);
  }

  private static long[][] times(Random random, double medianNanos) {
    long[][] nanos = new long[2][25];
    for (long[] round : nanos) {
      Arrays.setAll(round, i -> Math.round(medianNanos * Math.exp(0.2 * random.nextGaussian())));
    }
    return nanos;
  }
}

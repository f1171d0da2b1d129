package dev.pith.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pith.evaluate.Change.Scale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangeTest {
  @Test
  void anIntervalOfARatioIsTheHandWorkedOne() {
    // Both a factor 1.1 wide: the root of two squared logarithms, a factor 1.1 ^ sqrt(2).
    Change change =
        Change.ofIndependent(
            figure("x", "ratio", 2, 2 / 1.1, 2.2), figure("x", "ratio", 3, 3 / 1.1, 3.3), 0);
    assertThat(change.scale()).isEqualTo(Scale.RATIO);
    assertThat(change.value()).isEqualTo(1.5);
    double factor = Math.pow(1.1, Math.sqrt(2));
    assertThat(change.interval().orElseThrow().low()).isCloseTo(1.5 / factor, within(1e-12));
    assertThat(change.interval().orElseThrow().high()).isCloseTo(1.5 * factor, within(1e-12));
  }

  @Test
  void theSidesThatPullApartAreCombined() {
    // The ratio is low when the second is low and the first high: down from 2 and up from 1.
    Change change =
        Change.ofIndependent(
            figure("x", "ratio", 1, 1, Math.exp(0.3)),
            figure("x", "ratio", 2, 2 * Math.exp(-0.4), 2),
            0);
    Interval interval = change.interval().orElseThrow();
    assertThat(interval.low()).isCloseTo(2 * Math.exp(-0.5), within(1e-12));
    assertThat(interval.high()).isCloseTo(2, within(1e-12));
  }

  @Test
  void theIntervalExcludesNoChangeExactlyWhenThePValueIsBelowFiveHundredths() {
    for (double after : new double[] {0.7, 0.86, 0.87, 0.9, 1.1, 1.14, 1.15, 1.3}) {
      Change change =
          Change.ofIndependent(
              figure("x", "ratio", 1, 0.9, 1.2),
              figure("x", "ratio", after, after * 0.95, after * 1.06),
              0);
      assertThat(change.pValue().orElseThrow() < 0.05)
          .as("after %s", after)
          .isEqualTo(!change.interval().orElseThrow().contains(1));
    }
  }

  @Test
  void whatMayBeZeroIsComparedByItsDifference() {
    Change change =
        Change.ofIndependent(
            figure("x", "ratio", 0, 0, 0.3), figure("x", "ratio", 0.5, 0.1, 0.9), 0);
    assertThat(change.scale()).isEqualTo(Scale.DIFFERENCE);
    assertThat(change.interval().orElseThrow().low()).isCloseTo(0, within(1e-12));
    assertThat(change.interval().orElseThrow().high()).isCloseTo(0.9, within(1e-12));
  }

  @Test
  void aDriftWidensWhatComesFromAClockAndNothingElse() {
    Figure time = figure("x-median-millis", "millis", 4, 4, 4);
    Figure score = figure("x-ndcg@10", "ratio", 0.4, 0.4, 0.4);
    assertThat(Change.ofIndependent(time, time, 0.05).interval().orElseThrow().high())
        .isCloseTo(Math.exp(Math.sqrt(2) * NormalTail.REACH_95 * 0.05), within(1e-12));
    assertThat(Change.ofIndependent(score, score, 0.05).interval()).contains(new Interval(1, 1));
  }

  @Test
  void countsNeedNoTestAndWhatWasMeasuredOnceCannotBeTested() {
    Change counted = Change.ofIndependent(Figure.bytes("b", 100), Figure.bytes("b", 50), 0.05);
    assertThat(counted.pValue()).isEmpty();
    assertThat(counted.interval()).contains(new Interval(0.5, 0.5));
    Change once = Change.ofIndependent(Figure.seconds("s", 4), Figure.seconds("s", 5), 0.05);
    assertThat(once.value()).isEqualTo(1.25);
    assertThat(once.interval()).isEmpty();
    assertThat(once.pValue()).isEmpty();
  }

  @Test
  void anIntervalThatDoesNotHoldItsValueIsStillOne() {
    Change change =
        Change.ofIndependent(
            figure("x", "ratio", 1, 1.1, 1.2), figure("x", "ratio", 1, 0.8, 0.9), 0);
    assertThat(change.interval().orElseThrow().contains(1)).isTrue();
    assertThat(change.pValue().orElseThrow()).isEqualTo(1);
  }

  private static Figure figure(String id, String unit, double value, double low, double high) {
    return new Figure(id, value, unit, Optional.of(new Interval(low, high)), 100);
  }
}

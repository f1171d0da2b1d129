package dev.pith.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DisturbanceTest {
  private static final long SECOND = 1_000_000_000;

  @Test
  void sharesAreOfTheTimeThatWasWatched() {
    MachineCounters before = new MachineCounters(7, 5, 100, SECOND, new CpuTimes(10, 100, 1_000));
    MachineCounters after =
        new MachineCounters(7 + 2 * SECOND, 8, 150, 2 * SECOND, new CpuTimes(14, 300, 1_400));

    Disturbance between = after.since(before);

    assertThat(between.watchedSeconds()).isEqualTo(2);
    assertThat(between.collections()).isEqualTo(3);
    assertThat(between.collectionPercent()).isCloseTo(2.5, within(1e-9));
    assertThat(between.stealPercent()).hasValue(1);
    // 200 ticks of work, 100 of them this process's own second.
    assertThat(between.othersPercent()).hasValue(25);
  }

  @Test
  void turnsAddUpToTheWhole() {
    Random random = new Random(3);
    List<MachineCounters> moments = new ArrayList<>();
    moments.add(new MachineCounters(0, 0, 0, 0, new CpuTimes(0, 0, 0)));
    Disturbance sum = Disturbance.NONE;
    for (int i = 0; i < 100; i++) {
      MachineCounters last = moments.getLast();
      moments.add(
          new MachineCounters(
              last.nanos() + random.nextInt(50_000_000),
              last.collections() + random.nextInt(2),
              last.collectionMillis() + random.nextInt(9),
              last.ownCpuNanos() + random.nextInt(50_000_000),
              new CpuTimes(
                  last.cpu().stolen() + random.nextInt(2),
                  last.cpu().busy() + random.nextInt(5),
                  last.cpu().all() + 10)));
      sum = sum.plus(moments.getLast().since(last));
    }
    Disturbance whole = moments.getLast().since(moments.getFirst());
    assertThat(sum).usingRecursiveComparison().ignoringFields("otherTicks").isEqualTo(whole);
    assertThat(sum.otherTicks()).isCloseTo(whole.otherTicks(), within(1e-6));
  }

  @Test
  void whereTicksAreNotCountedNobodyTells() {
    Disturbance unknown = new Disturbance(SECOND, 1, 2, 0, 0, -100, Optional.empty());
    assertThat(unknown.stealPercent()).isEmpty();
    assertThat(unknown.othersPercent()).isEmpty();
    assertThat(Disturbance.NONE.collectionPercent()).isZero();
  }

  @Test
  void coarseTicksMakeNoShareBelowNothingOrAboveAll() {
    assertThat(new Disturbance(SECOND, 0, 0, 10, 0, -3, Optional.empty()).othersPercent())
        .hasValue(0);
    assertThat(new Disturbance(SECOND, 0, 0, 10, 0, 11, Optional.empty()).othersPercent())
        .hasValue(100);
  }

  @Test
  void clocksOfTurnsBecomeOneRange() {
    Disturbance sum = Disturbance.NONE;
    assertThat(sum.plus(sum).clock()).isEmpty();
    for (double mhz : new double[] {2_400, 3_100, 1_800, 2_000}) {
      sum = sum.plus(Disturbance.NONE.withClock(Optional.of(new ClockRange(mhz, mhz + 50))));
    }
    assertThat(sum.plus(Disturbance.NONE).clock()).contains(new ClockRange(1_800, 3_150));
  }

  @Test
  void aCollectionOfGarbageIsSeen() {
    DisturbanceWatch watch = DisturbanceWatch.start();
    System.gc();
    assertThat(watch.seen().collections()).isPositive();
    assertThat(watch.seen().watchedNanos()).isPositive();
  }
}

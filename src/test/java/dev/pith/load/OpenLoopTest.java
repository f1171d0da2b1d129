package dev.pith.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pith.evaluate.LatencyDistribution;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenLoopTest {
  private static final long MILLI = 1_000_000;
  private static final double NEVER_LATE = 1e9;

  /** Time that passes only while somebody sleeps or serves. For one worker. */
  private static final class VirtualClock implements LoadClock {
    private long now;

    @Override
    public long nanos() {
      return now;
    }

    @Override
    public void sleepUntil(long nanos) {
      now = Math.max(now, nanos);
    }

    void pass(long nanos) {
      now += nanos;
    }
  }

  /** One worker that takes {@code serviceNanos[i]} for question i. */
  private static LoadResult play(long[] arrivals, long[] serviceNanos, double boundMillis) {
    VirtualClock clock = new VirtualClock();
    Service service =
        question -> {
          clock.pass(serviceNanos[Integer.parseInt(question)]);
          return Outcome.ANSWERED;
        };
    return new OpenLoop(
            service, numbers(arrivals.length), LoadPlan.of(1, boundMillis, 1), () -> clock)
        .at(100, arrivals);
  }

  private static List<String> numbers(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }

  /** A question each 10 ms, answered in 1 ms; the 500th of 1,000 takes a second. */
  private static LoadResult stalled(double boundMillis) {
    long[] arrivals = LongStream.range(0, 1_000).map(i -> i * 10 * MILLI).toArray();
    long[] service =
        LongStream.range(0, 1_000).map(i -> i == 500 ? 1_000 * MILLI : MILLI).toArray();
    return play(arrivals, service, boundMillis);
  }

  @Test
  void aStallIsSeenByEveryQuestionThatCameMeanwhile() {
    LoadResult result = stalled(NEVER_LATE);

    // The one that came j after the stalled one waits 1,000 - 10 j and is done j later, so it takes
    // 1,000 - 9 j ms. Ten of 1,000 may be slower than the p99: those of j = 0 to 9.
    LoadResult.Times times = result.times().orElseThrow();
    assertThat(times.latency().p99Millis().orElseThrow()).isCloseTo(910, within(1.0));
    // Of them j = 0 to 99 take more than 100 ms: the p90 lies just below.
    assertThat(times.latency().p90Millis().orElseThrow()).isCloseTo(100, within(0.1));
    assertThat(times.latency().p50Millis()).isCloseTo(1, within(0.001));
    assertThat(result.answered()).isEqualTo(1_000);
  }

  @Test
  void whoWaitsForAnAnswerBeforeAskingAgainWouldHaveMissedTheStall() {
    LoadResult.Times times = stalled(NEVER_LATE).times().orElseThrow();

    assertThat(times.service().p99Millis().orElseThrow()).isCloseTo(1, within(0.001));
    // Its time in the line is where the stall is: 999 - 9 j ms for the one that came j later.
    assertThat(times.queue().p99Millis().orElseThrow()).isCloseTo(900, within(1.0));
  }

  @Test
  void aStallBreaksTheBoundAndEndsTheRun() {
    LoadResult result = stalled(100);

    assertThat(result.held()).isFalse();
    assertThat(result.late()).isEqualTo(11);
    assertThat(result.cutShort()).isTrue();
    assertThat(result.answered()).isLessThan(1_000);
  }

  @Test
  void oneInAHundredMayBeLateAndNotOneMore() {
    long[] arrivals = LongStream.range(0, 1_000).map(i -> i * 100 * MILLI).toArray();
    for (int slow : List.of(10, 11)) {
      long[] service =
          LongStream.range(0, 1_000)
              .map(i -> i % 90 == 0 && i / 90 < slow ? 60 * MILLI : MILLI)
              .toArray();
      assertThat(play(arrivals, service, 50).held()).as("%d are late", slow).isEqualTo(slow == 10);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void oneWorkerIsLindleysQueue(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long[] arrivals = Arrivals.poisson(800, 2_000, seed);
    long[] service =
        LongStream.range(0, arrivals.length).map(i -> random.nextLong(2 * MILLI)).toArray();
    long[] expected = new long[arrivals.length];
    long free = 0;
    for (int i = 0; i < arrivals.length; i++) {
      free = Math.max(free, arrivals[i]) + service[i];
      expected[i] = free - arrivals[i];
    }

    LoadResult result = play(arrivals, service, NEVER_LATE);

    assertThat(result.refused()).isZero();
    assertThat(result.times().orElseThrow().latency())
        .as("seed %d", seed)
        .isEqualTo(LatencyDistribution.ofNanos(expected));
  }

  @Test
  void everyQuestionIsAskedOnceByOneOfTheWorkers() {
    Map<String, Integer> asked = new ConcurrentHashMap<>();
    Service service =
        question -> {
          asked.merge(question, 1, Integer::sum);
          return Outcome.ANSWERED;
        };

    LoadResult result =
        new OpenLoop(service, numbers(700), LoadPlan.of(3, NEVER_LATE, 1))
            .at(20_000, Arrivals.poisson(20_000, 700, 1));

    assertThat(result.answered()).isEqualTo(700);
    assertThat(result.held()).isTrue();
    assertThat(asked).hasSize(700).allSatisfy((question, times) -> assertThat(times).isEqualTo(1));
  }

  @Test
  void whatIsRefusedOrFailsCountsAsLate() {
    for (Outcome outcome : List.of(Outcome.REFUSED, Outcome.FAILED)) {
      LoadResult result =
          new OpenLoop(question -> outcome, numbers(7), LoadPlan.of(2, NEVER_LATE, 1)).at(100_000);

      assertThat(result.held()).isFalse();
      assertThat(result.times()).isEmpty();
      assertThat(result.refused() + result.failed()).isGreaterThan(result.planned() / 100);
    }
  }

  @Test
  void aServiceThatBreaksEndsTheRunWithItsReason() {
    Service broken =
        question -> {
          throw new IllegalStateException("the index is closed");
        };

    assertThatThrownBy(
            () -> new OpenLoop(broken, numbers(1), LoadPlan.of(2, NEVER_LATE, 1)).at(100_000))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the index is closed");
  }

  @Test
  void anInterruptedRunEndsAtOnce() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(
              () ->
                  new OpenLoop(question -> Outcome.ANSWERED, numbers(1), LoadPlan.of(2, 1, 1))
                      .at(0.001))
          .isInstanceOf(CancellationException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}

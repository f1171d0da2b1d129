package dev.pith.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.pith.fixtures.FakeEncoder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatencyRunTest {
  private static final LatencyPlan PLAN = new LatencyPlan(4, 11, 8, 6, 0.05);
  private static final List<String> QUERIES =
      IntStream.range(0, 30).mapToObj(i -> "query number " + i).toList();

  private static FakeEncoder taking(String name, LongSupplier nanos) {
    return FakeEncoder.ofWords(name, 4, 1).taking(nanos);
  }

  private static LongSupplier noisy(long seed, double medianNanos) {
    Random random = new Random(seed);
    return () -> Math.round(medianNanos * Math.exp(0.1 * random.nextGaussian()));
  }

  @Test
  void everyFewQueriesGoThroughAllBeforeTheNextInChangingOrder() {
    List<String> calls = new ArrayList<>();
    FakeEncoder full = taking("full", () -> heard(calls, "full"));
    FakeEncoder small = taking("small", () -> heard(calls, "small"));

    LatencyResult result = run(PLAN, full, small);

    int each = 3;
    HashSet<List<String>> orders = new HashSet<>();
    int warmup = each * result.warmUp().blocks() * 8;
    int answers = Interleaving.SETTLING + Interleaving.TURN;
    for (int first = warmup; first < calls.size(); first += answers * each) {
      List<String> turns = calls.subList(first, first + answers * each);
      assertThat(turns).containsOnly("full", "small");
      assertThat(turns).filteredOn("small"::equals).hasSize(answers);
      for (int turn = 0; turn < turns.size(); turn += answers) {
        assertThat(turns.subList(turn, turn + answers)).containsOnly(turns.get(turn));
      }
      orders.add(List.copyOf(turns));
    }
    assertThat(orders).hasSize(3);
    assertThat(calls).hasSize(warmup + answers * each * 4 * QUERIES.size() / Interleaving.TURN);
  }

  @Test
  void whatIsLeftBehindTheLastWholeTurnIsMeasuredToo() {
    LatencyResult result =
        new LatencyRun(QUERIES.subList(0, 8), PLAN, Progress.SILENT)
            .run(List.of(taking("full", () -> 1_000_000)));
    EncoderLatency latency = result.encoders().getFirst();
    assertThat(latency.total().samples()).isEqualTo(4 * 8);
    assertThat(latency.total().meanMillis()).isCloseTo(1.1, within(0.01));
    assertThat(latency.cold().total().samples()).isEqualTo(4 * 3);
  }

  @Test
  void warmUpTimesAreNotCounted() {
    List<String> calls = new ArrayList<>();
    // The first 3 blocks of 8 queries are slow, and each contestant is asked once a query.
    FakeEncoder full =
        taking("full", () -> calls.size() < 48 ? heardSlow(calls) : heard(calls, "full"));
    LatencyResult result = run(PLAN, full);
    EncoderLatency latency = result.encoders().getFirst();
    assertThat(latency.total().samples()).isEqualTo(4L * QUERIES.size());
    assertThat(latency.total().meanMillis()).isCloseTo(1.1, within(0.01));
  }

  @Test
  void warmUpEndsWhenMediansSettleAndSaysSoWhenTheyDoNot() {
    assertThat(run(PLAN, taking("steady", () -> 1_000_000)).warmUp())
        .isEqualTo(new WarmUp(3, true));
    long[] nanos = {1_000_000};
    FakeEncoder drifting = taking("drifting", () -> nanos[0] += nanos[0] / 50);
    assertThat(run(PLAN.withRounds(1), drifting).warmUp()).isEqualTo(new WarmUp(6, false));
  }

  @Test
  void aFasterEncoderIsFoundAndTheReferenceHasNoSpeedup() {
    LatencyResult result =
        run(PLAN, taking("full", noisy(1, 8e6)), taking("small", noisy(2, 1.9e6)));
    assertThat(result.encoders()).extracting(EncoderLatency::name).containsExactly("full", "small");
    EncoderLatency full = result.encoders().get(0);
    EncoderLatency small = result.encoders().get(1);
    assertThat(full.verdict()).isEqualTo(SpeedVerdict.REFERENCE);
    assertThat(full.speedup().ratio()).isEqualTo(1);
    assertThat(small.verdict()).isEqualTo(SpeedVerdict.FASTER);
    // Totals: 8.1 and 2.0 ms, tokenizing included.
    assertThat(small.speedup().ratio()).isCloseTo(4.05, within(0.15));
    assertThat(small.speedup().low()).isLessThan(small.speedup().ratio());
    assertThat(small.stage(Stage.TOKENIZE).p50Millis()).isCloseTo(0.1, within(0.001));
    assertThat(small.tokensMedian()).isEqualTo(5);
  }

  @Test
  void anAnswerBehindAnotherEncodersIsKeptApart() {
    String[] last = {""};
    FakeEncoder full = taking("full", () -> caching(last, "full", 8e6, 8e6));
    FakeEncoder small = taking("small", () -> caching(last, "small", 2e6, 4e6));

    EncoderLatency latency = run(PLAN, full, small).encoders().get(1);

    assertThat(latency.speedup().ratio()).isCloseTo(8.1 / 2.1, within(0.01));
    assertThat(latency.cold().speedup().ratio()).isCloseTo(8.1 / 4.1, within(0.01));
    assertThat(latency.cold().total().samples() * Interleaving.TURN)
        .isEqualTo(latency.total().samples());
  }

  /** Slower when the last answer was another's. */
  private static long caching(String[] last, String name, double warm, double cold) {
    boolean own = last[0].equals(name);
    last[0] = name;
    return Math.round(own ? warm : cold);
  }

  @Test
  void twoEquallyFastEncodersAreNoDifference() {
    LatencyResult result = run(PLAN, taking("full", noisy(1, 8e6)), taking("twin", noisy(2, 8e6)));
    assertThat(result.encoders().get(1).verdict()).isEqualTo(SpeedVerdict.NO_DIFFERENCE);
    assertThat(result.noise().floor()).isBetween(0.001, 0.1);
    assertThat(result.noise().again().interval().contains(1)).isTrue();
  }

  @Test
  void theSameSeedGivesTheSameOrderAndFigures() {
    LatencyResult first = run(PLAN, taking("a", noisy(1, 8e6)), taking("b", noisy(2, 3e6)));
    LatencyResult second = run(PLAN, taking("a", noisy(1, 8e6)), taking("b", noisy(2, 3e6)));
    assertThat(second.encoders())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("disturbance")
        .isEqualTo(first.encoders());
    assertThat(second.noise()).isEqualTo(first.noise());
  }

  @Test
  void aRunWithoutQueriesIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LatencyRun(List.of(), PLAN, Progress.SILENT));
  }

  private static LatencyResult run(LatencyPlan plan, FakeEncoder... encoders) {
    return new LatencyRun(QUERIES, plan, Progress.SILENT).run(List.of(encoders));
  }

  private static long heard(List<String> calls, String name) {
    calls.add(name);
    return 1_000_000;
  }

  private static long heardSlow(List<String> calls) {
    calls.add("slow");
    return 90_000_000;
  }
}

package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.search.SearchMode;
import dev.pith.search.SearchResult;
import dev.pith.search.StageTimes;
import dev.pith.server.TrafficFacts.Latency;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.assertj.core.data.Percentage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveLatencyTest {
  private static final List<String> ENCODERS = List.of("full", "compact");
  private static final long WINDOW_NANOS = LiveLatency.WINDOW.toNanos();
  private static final long MILLI = 1_000_000;

  /** A clock may begin anywhere, below zero too. */
  private final AtomicLong nanos = new AtomicLong(-WINDOW_NANOS / 3);

  private final LiveLatency latency = new LiveLatency(nanos::get);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void percentilesAreThoseOfTheSortedTimesToOnePercent(long seed) {
    Random random = new Random(seed);
    long[] times =
        LongStream.generate(() -> (long) (MILLI * Math.exp(2 * random.nextGaussian())))
            .limit(1_000)
            .toArray();
    Arrays.stream(times).forEach(time -> answer("full", SearchMode.VECTOR, time));
    Arrays.sort(times);

    Latency told = only();
    assertThat(told.queries()).isEqualTo(1_000);
    assertNear(told.p50Millis(), times[499]);
    assertNear(told.p90Millis(), times[899]);
    assertNear(told.p99Millis(), times[989]);
  }

  private static void assertNear(@Nullable Double millis, long timeNanos) {
    assertThat(millis).isCloseTo((double) timeNanos / MILLI, Percentage.withPercentage(1.1));
  }

  @Test
  void noTailIsToldOfTooFew() {
    answerTimes(63);
    assertThat(only().p90Millis()).isNull();
    answerTimes(1);
    assertThat(only().p90Millis()).isNotNull();
    answerTimes(597);
    assertThat(only().p99Millis()).isNull();
    answerTimes(1);
    assertThat(only().p99Millis()).isNotNull();
  }

  private void answerTimes(int times) {
    for (int i = 0; i < times; i++) {
      answer("full", SearchMode.VECTOR, MILLI);
    }
  }

  @Test
  void whatIsOlderThanTheWindowIsForgottenAndWhatIsYoungerIsNot() {
    answer("full", SearchMode.VECTOR, MILLI);
    nanos.addAndGet(WINDOW_NANOS * 8 / 10);
    answer("full", SearchMode.VECTOR, 9 * MILLI);
    assertThat(only().queries()).isEqualTo(2);

    nanos.addAndGet(WINDOW_NANOS * 2 / 10);
    assertThat(only().queries()).isEqualTo(1);
    assertThat(only().p50Millis()).isCloseTo(9, within(0.1));
    nanos.addAndGet(WINDOW_NANOS);
    assertThat(latency.facts(ENCODERS)).isEmpty();

    answer("full", SearchMode.VECTOR, 3 * MILLI);
    assertThat(only().p50Millis()).isCloseTo(3, within(0.1));
  }

  @Test
  void encodersAndModesAreToldApartInTheirOrderAndOthersNotAtAll() {
    answer("compact", SearchMode.HYBRID, 4 * MILLI);
    answer("compact", SearchMode.VECTOR, 2 * MILLI);
    answer("full", SearchMode.VECTOR, 8 * MILLI);
    answer("gone", SearchMode.VECTOR, MILLI);
    answer(SearchResult.NO_ENCODER, SearchMode.LEXICAL, MILLI);

    assertThat(latency.facts(ENCODERS))
        .extracting(told -> told.encoder() + " " + told.mode() + " " + Math.round(told.p50Millis()))
        .containsExactly(
            "full vector 8", "compact vector 2", "compact hybrid 4", "lexical lexical 1");
  }

  @Test
  void noTimeIsTooShortOrTooLong() {
    answer("full", SearchMode.VECTOR, 0);
    answer("full", SearchMode.VECTOR, Long.MAX_VALUE);
    answer("full", SearchMode.VECTOR, Long.MAX_VALUE);

    assertThat(only().queries()).isEqualTo(3);
    assertThat(only().p50Millis()).isCloseTo(60_000, Percentage.withPercentage(1));
  }

  @Test
  void nothingIsLostWhenManyAnswerAtOnce() {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int thread = 0; thread < 4; thread++) {
        threads.execute(() -> answerTimes(5_000));
      }
    }
    assertThat(only().queries()).isEqualTo(20_000);
  }

  @Test
  void overHttpTheStatusTellsWhatWasAsked() {
    try (RunningServer server = RunningServer.of(new InMemoryEngine(Glossary.DOCUMENTS))) {
      assertThat(traffic(server).get("latencies")).isEmpty();
      for (int i = 0; i < 3; i++) {
        server.search(RunningServer.question("stars"));
      }
      server.search("{\"query\":\"stars\",\"mode\":\"lexical\"}");
      server.search("{\"query\":\"\"}");

      JsonNode traffic = traffic(server);
      assertThat(traffic.get("windowSeconds").intValue()).isEqualTo(600);
      assertThat(traffic.get("latencies").findValuesAsText("encoder"))
          .containsExactly("full", "compact", "lexical");
      assertThat(traffic.at("/latencies/1/queries").intValue()).isEqualTo(3);
      assertThat(traffic.at("/latencies/1/p50Millis").doubleValue()).isCloseTo(2.95, within(0.03));
      assertThat(traffic.at("/latencies/1/p90Millis").isNull()).isTrue();
    }
  }

  private static JsonNode traffic(RunningServer server) {
    return RunningServer.json(server.get("/api/status")).get("traffic");
  }

  private Latency only() {
    List<Latency> told = latency.facts(ENCODERS);
    assertThat(told).hasSize(1);
    return told.getFirst();
  }

  private void answer(String encoder, SearchMode mode, long timeNanos) {
    StageTimes times = new StageTimes(0, timeNanos, 0, 0);
    latency.record(mode, new SearchResult(encoder, List.of(), times, 1, false));
  }
}

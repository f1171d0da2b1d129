package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pith.search.Comparison;
import dev.pith.search.Hit;
import dev.pith.search.SearchResult;
import dev.pith.search.StageTimes;
import dev.pith.server.TrafficFacts.Agreement;
import dev.pith.server.TrafficFacts.Minute;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveAgreementTest {
  private static final List<String> ENCODERS = List.of("full", "static", "compact");
  private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();
  private static final long WINDOW_NANOS = LiveLatency.WINDOW.toNanos();

  /** It comes around to the lowest numbers within the test. */
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - WINDOW_NANOS / 4);

  private final LiveAgreement agreement = new LiveAgreement(nanos::get);

  @Test
  void meansAreThoseOfWhatWasCompared() {
    compare("compact", "a", "b");
    compare("compact", "x", "y");
    compare("compact", "a", "y");

    Agreement told = only();
    assertThat(told.compared()).isEqualTo(3);
    assertThat(told.overlapAt10()).isCloseTo((1 + 0 + 0.5) / 3, within(1e-12));
    assertThat(told.rankBiasedOverlap()).isStrictlyBetween(1 / 3.0, 2 / 3.0);
  }

  @Test
  void whatIsOlderThanTheWindowIsForgotten() {
    compare("compact", "x", "y");
    nanos.addAndGet(WINDOW_NANOS / 2);
    compare("compact", "a", "b");
    assertThat(only().overlapAt10()).isCloseTo(0.5, within(1e-12));
    nanos.addAndGet(WINDOW_NANOS * 2 / 3);
    assertThat(only().overlapAt10()).isCloseTo(1, within(1e-12));
    nanos.addAndGet(WINDOW_NANOS);

    assertThat(agreement.facts(ENCODERS)).isEmpty();
  }

  @Test
  void theMinutesOfTheLastHourAreToldWithTheirOwnMeans() {
    nanos.set(-7 * MINUTE_NANOS / 2);
    compare("compact", "a", "b");
    compare("compact", "x", "y");
    nanos.addAndGet(MINUTE_NANOS);
    compare("compact", "a", "b");
    nanos.addAndGet(5 * MINUTE_NANOS);
    compare("compact", "x", "y");

    assertThat(only().minutes())
        .containsExactly(new Minute(6, 2, 0.5), new Minute(5, 1, 1), new Minute(0, 1, 0));
    nanos.addAndGet(54 * MINUTE_NANOS);
    compare("compact", "a", "b");
    assertThat(only().minutes())
        .containsExactly(new Minute(59, 1, 1), new Minute(54, 1, 0), new Minute(0, 1, 1));
  }

  @Test
  void noMoreThanAThousandAreKept() {
    compare("compact", "x", "y");
    for (int i = 0; i < 1_000; i++) {
      compare("compact", "a", "b");
    }

    assertThat(only().compared()).isEqualTo(1_000);
    assertThat(only().overlapAt10()).isCloseTo(1, within(1e-12));
  }

  @Test
  void encodersAreToldInTheirOrderAndThoseThatCannotBeAskedNotAtAll() {
    compare("compact", "a");
    compare("static", "a");
    compare("gone", "a");

    assertThat(agreement.facts(ENCODERS))
        .extracting(Agreement::encoder)
        .containsExactly("static", "compact");
  }

  private Agreement only() {
    List<Agreement> told = agreement.facts(ENCODERS);
    assertThat(told).hasSize(1);
    return told.getFirst();
  }

  private void compare(String encoder, String... ids) {
    String[] wanted = Arrays.copyOf(new String[] {"a", "b"}, ids.length);
    Comparison.of(List.of(result("full", wanted), result(encoder, ids)))
        .others()
        .forEach(agreement::record);
  }

  private static SearchResult result(String encoder, String... ids) {
    List<Hit> hits =
        IntStream.range(0, ids.length)
            .mapToObj(i -> new Hit(i + 1, ids[i], "", "", 1 - i / 100f))
            .toList();
    return new SearchResult(encoder, hits, new StageTimes(0, 0, 0, 0), 1, false);
  }
}

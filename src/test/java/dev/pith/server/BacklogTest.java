package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BacklogTest {
  private static final long BURST_NANOS = Backlog.BURST.toNanos();

  private final AtomicLong nanos = new AtomicLong(-5);
  private final Backlog backlog = new Backlog(32, 12, nanos::get);

  @Test
  void aBurstMayFillTheLine() {
    assertThat(backlog.admits(0)).isTrue();
    nanos.addAndGet(BURST_NANOS);
    assertThat(backlog.admits(31)).isTrue();
    assertThat(backlog.admits(32)).isFalse();
  }

  @Test
  void aLineThatStaysIsKeptShortUntilItWasEmpty() {
    assertThat(backlog.admits(0)).isTrue();
    nanos.addAndGet(BURST_NANOS + 1);
    assertThat(backlog.admits(11)).isTrue();
    assertThat(backlog.admits(12)).isFalse();

    assertThat(backlog.admits(0)).isTrue();
    assertThat(backlog.admits(31)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whateverComesAShortLineTakesOneMoreAndAFullOneNone(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      nanos.addAndGet(random.nextLong(BURST_NANOS));
      int waiting = random.nextInt(40);
      boolean admitted = backlog.admits(waiting);

      if (waiting < 12) {
        assertThat(admitted).isTrue();
      }
      if (waiting >= 32) {
        assertThat(admitted).isFalse();
      }
    }
  }
}

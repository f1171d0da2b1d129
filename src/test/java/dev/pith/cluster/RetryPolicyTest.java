package dev.pith.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  @Test
  void pausesDoubleUpToTheLongestAndAreShortenedByHalfAtMost() {
    Random chance = new Random(4);
    RetryPolicy policy =
        new RetryPolicy(20, Duration.ofMillis(100), Duration.ofSeconds(3), chance::nextDouble);
    for (int attempt = 1; attempt < 20; attempt++) {
      long longest = Math.min(3_000, 100L << (attempt - 1));
      for (int i = 0; i < 50; i++) {
        assertThat(policy.pause(attempt))
            .isBetween(Duration.ofMillis(longest / 2), Duration.ofMillis(longest));
      }
    }
  }

  @Test
  void thoseWhoWereTurnedAwayTogetherDoNotComeBackTogether() {
    Random chance = new Random(5);
    RetryPolicy policy =
        new RetryPolicy(9, Duration.ofSeconds(1), Duration.ofSeconds(9), chance::nextDouble);

    assertThat(Stream.generate(() -> policy.pause(1)).limit(100).distinct()).hasSizeGreaterThan(90);
  }

  @Test
  void whoIsInterruptedWaitsNoLonger() {
    RetryPolicy policy = new RetryPolicy(2, Duration.ofDays(1), Duration.ofDays(1), () -> 0.5);
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> policy.await(1)).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}

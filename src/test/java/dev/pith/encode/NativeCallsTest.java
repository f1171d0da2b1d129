package dev.pith.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class NativeCallsTest {
  private final NativeCalls calls = new NativeCalls();

  @Test
  void theEndWaitsForTheCallUnderWay() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayReturn = new CountDownLatch(1);
    AtomicBoolean returned = new AtomicBoolean();
    Thread caller =
        Thread.ofPlatform()
            .start(
                () -> {
                  make(
                      () -> {
                        begun.countDown();
                        await(mayReturn);
                        returned.set(true);
                      });
                });
    begun.await();
    AtomicBoolean returnedBeforeTheEnd = new AtomicBoolean();
    Thread ender =
        Thread.ofPlatform()
            .start(
                () -> {
                  calls.end();
                  returnedBeforeTheEnd.set(returned.get());
                });
    while (ender.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }

    mayReturn.countDown();
    caller.join();
    ender.join();

    assertThat(returnedBeforeTheEnd).isTrue();
  }

  @Test
  void afterTheEndNoCallBegins() {
    AtomicBoolean made = new AtomicBoolean();
    calls.end();

    assertThatThrownBy(() -> make(() -> made.set(true))).isInstanceOf(CancellationException.class);
    assertThat(made).isFalse();
  }

  private void make(Runnable call) {
    try (var _ = calls.enter()) {
      call.run();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}

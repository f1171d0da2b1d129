package dev.pith.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CoreTurnsTest {
  private static final int CORES = 2;
  private final CoreTurns turns = new CoreTurns(CORES);

  @Test
  void neverDoMoreRunAtOnceThanThereAreCores() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Future<Integer>> calls = new ArrayList<>();
    try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 200; i++) {
        calls.add(
            clients.submit(
                () -> {
                  try (var _ = turns.await()) {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    for (int spin = 0; spin < 1000; spin++) {
                      Thread.onSpinWait();
                    }
                    return running.decrementAndGet();
                  }
                }));
      }
      for (Future<Integer> call : calls) {
        assertThat(call.get()).isBetween(0, CORES - 1);
      }
    }
    assertThat(most.get()).isBetween(1, CORES);
  }

  @Test
  void aTurnIsGivenBackByWhoeverFailsInIt() {
    for (int i = 0; i < 2 * CORES; i++) {
      assertThatThrownBy(
              () -> {
                try (var _ = turns.await()) {
                  throw new EncoderException("broken");
                }
              })
          .isInstanceOf(EncoderException.class);
    }
  }

  @Test
  void whoIsInterruptedWhileItWaitsIsCancelled() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch busy = new CountDownLatch(CORES);
    List<Future<Boolean>> running = new ArrayList<>();
    try (ExecutorService clients = Executors.newFixedThreadPool(CORES)) {
      for (int i = 0; i < CORES; i++) {
        running.add(
            clients.submit(
                () -> {
                  try (var _ = turns.await()) {
                    busy.countDown();
                    return waited(end);
                  }
                }));
      }
      busy.await();
      Thread.currentThread().interrupt();

      assertThatThrownBy(turns::await).isInstanceOf(CancellationException.class);

      assertThat(Thread.interrupted()).isTrue();
      end.countDown();
      for (Future<Boolean> call : running) {
        assertThat(call.get()).isTrue();
      }
    }
  }

  private static boolean waited(CountDownLatch end) {
    try {
      end.await();
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }
}

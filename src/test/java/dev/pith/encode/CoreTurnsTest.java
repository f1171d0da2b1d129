package dev.pith.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import dev.pith.fixtures.Eventually;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CoreTurnsTest {
  private static final int CORES = 2;

  private final CoreTurns turns = new CoreTurns(CORES);
  private final ExecutorService clients = Executors.newFixedThreadPool(8);

  @AfterEach
  void endTheClients() {
    clients.close();
  }

  @Test
  void neverDoMoreRunAtOnceThanThereAreCores() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Future<Integer>> calls = new ArrayList<>();
    Function<Integer, Integer> work =
        number -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          for (int spin = 0; spin < 1000; spin++) {
            Thread.onSpinWait();
          }
          running.decrementAndGet();
          return number;
        };
    for (int i = 0; i < 500; i++) {
      int number = i;
      calls.add(clients.submit(() -> turns.run(work, number)));
    }
    for (int i = 0; i < calls.size(); i++) {
      assertThat(calls.get(i).get()).isEqualTo(i);
    }
    assertThat(most.get()).isBetween(1, CORES);
    assertThat(running.get()).isZero();
  }

  @Test
  void whoFindsACoreFreeRunsByItself() {
    assertThat(turns.run(CoreTurnsTest::threadOf, "")).isEqualTo(Thread.currentThread());
  }

  @Test
  void whoWaitsIsServedFirstComeFirstServed() throws Exception {
    CoreTurns single = new CoreTurns(1);
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch end = occupy(single, 1);
    List<Future<Boolean>> waiting = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Integer number = i;
      waiting.add(clients.submit(() -> single.run(order::add, number)));
      int lined = i + 1;
      Eventually.until(() -> single.waiting() == lined);
    }
    end.countDown();
    for (Future<Boolean> one : waiting) {
      assertThat(one.get()).isTrue();
    }
    assertThat(order).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void aTurnIsGivenBackByWhoeverFailsInIt() {
    for (int i = 0; i < 2 * CORES; i++) {
      assertThatThrownBy(() -> turns.run(CoreTurnsTest::fail, "broken"))
          .isInstanceOf(EncoderException.class);
    }
  }

  @Test
  void whoWaitedGetsTheFailureOfItsOwnRun() throws Exception {
    CountDownLatch end = occupy(turns, CORES);
    Future<?> waiting = clients.submit(() -> turns.run(CoreTurnsTest::fail, "broken"));
    Eventually.until(() -> turns.waiting() == 1);
    end.countDown();

    assertThatThrownBy(waiting::get)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(EncoderException.class)
        .hasMessage("broken");
    for (int i = 0; i < 2 * CORES; i++) {
      assertThat(turns.run(CoreTurnsTest::threadOf, "")).isNotNull();
    }
  }

  @Test
  void whoIsInterruptedWhileItWaitsIsCancelledAndNeverRun() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    CountDownLatch end = occupy(turns, CORES);
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> turns.run(_ -> runs.incrementAndGet(), ""))
        .isInstanceOf(CancellationException.class);

    assertThat(Thread.interrupted()).isTrue();
    end.countDown();
    // Whoever has all cores comes behind whatever was run before.
    occupy(turns, CORES).countDown();
    assertThat(runs.get()).isZero();
  }

  @Test
  void whoWaitsIsServedThoughTheSystemHasNoMoreThreads() throws Exception {
    CoreTurns threadless =
        new CoreTurns(
            1,
            run -> {
              throw new OutOfMemoryError("unable to create native thread");
            });
    CountDownLatch end = occupy(threadless, 1);
    Future<Thread> waiting =
        clients.submit(() -> threadless.run(CoreTurnsTest::threadOf, "waited"));
    Eventually.until(() -> threadless.waiting() == 1);
    end.countDown();

    assertThat(waiting.get()).isNotNull();
    assertThat(threadless.run(CoreTurnsTest::threadOf, "")).isEqualTo(Thread.currentThread());
  }

  @Test
  void whatEndsARequestEndsItsRunOnAnotherThreadToo() throws Exception {
    Cancellation cancellation = new Cancellation();
    CountDownLatch end = occupy(turns, CORES);
    Future<Integer> waiting =
        clients.submit(
            () -> cancellation.call(() -> turns.run(CoreTurnsTest::endable, cancellation)));
    Eventually.until(() -> turns.waiting() == 1);
    end.countDown();

    assertThat(waiting.get()).isEqualTo(1);
  }

  /** Until the latch is counted down. */
  private CountDownLatch occupy(CoreTurns turns, int cores) throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch busy = new CountDownLatch(cores);
    IntStream.range(0, cores)
        .forEach(
            _ ->
                clients.execute(
                    () ->
                        turns.run(
                            _ -> {
                              busy.countDown();
                              return waited(end);
                            },
                            "")));
    busy.await();
    return end;
  }

  /** How many runs it would end within one of this thread. */
  private static int endable(Cancellation cancellation) {
    try {
      return Cancellation.run(_ -> cancellation.underWay());
    } catch (OrtException e) {
      throw new IllegalStateException(e);
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

  private static Thread threadOf(String run) {
    return Thread.currentThread();
  }

  private static boolean fail(String why) {
    throw new EncoderException(why);
  }
}

package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.fixtures.Eventually;
import dev.pith.telemetry.Shed;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(30);
  private static final Executor CALLERS = Thread::startVirtualThread;

  private final CountDownLatch gate = new CountDownLatch(1);
  private final AtomicInteger run = new AtomicInteger();

  private int pass() throws InterruptedException {
    gate.await();
    return run.incrementAndGet();
  }

  private CompletableFuture<Integer> passLater(Admission admission) {
    return CompletableFuture.supplyAsync(() -> admission.run(this::pass), CALLERS);
  }

  @Test
  void whatTheWorkGivesIsGivenAndWhatItThrowsIsThrown() {
    try (Admission admission = new Admission(RequestLimits.defaults())) {
      assertThat(admission.run(() -> 7)).isEqualTo(7);
      IllegalArgumentException failure = new IllegalArgumentException("no");
      assertThatThrownBy(
              () ->
                  admission.run(
                      () -> {
                        throw failure;
                      }))
          .isSameAs(failure);
      StackOverflowError error = new StackOverflowError();
      assertThatThrownBy(
              () ->
                  admission.run(
                      () -> {
                        throw error;
                      }))
          .isSameAs(error);
      assertThatThrownBy(
              () ->
                  admission.run(
                      () -> {
                        throw new IOException("disk");
                      }))
          .isInstanceOf(IllegalStateException.class)
          .hasRootCauseInstanceOf(IOException.class);
    }
  }

  @Test
  void whatHasBegunIsWaitedForPastTheDeadlineAndNoLongerThanPatience() {
    RequestLimits limits = ChosenLimits.ofSearches(1, 1, SHORT, SHORT.multipliedBy(2), LONG);
    try (Admission admission = new Admission(limits)) {
      assertThatThrownBy(() -> admission.run(this::pass))
          .isInstanceOfSatisfying(
              RefusedException.class, refused -> assertBusy(refused, Shed.PATIENCE));
      assertThat(admission.isIdle()).isFalse();
      gate.countDown();

      Eventually.until(admission::isIdle);
      assertThat(run).hasValue(1);
    }
  }

  @Test
  void whatDoesNotBeginInTimeIsRefusedAndNeverRun() {
    try (Admission admission = new Admission(ChosenLimits.ofSearches(1, 1, SHORT, LONG, LONG))) {
      CompletableFuture<Integer> first = passLater(admission);
      Eventually.until(() -> admission.running() == 1);

      assertThatThrownBy(() -> admission.run(this::pass))
          .isInstanceOfSatisfying(
              RefusedException.class, refused -> assertBusy(refused, Shed.DEADLINE));
      assertThat(admission.waiting()).isZero();
      gate.countDown();

      assertThat(first.join()).isEqualTo(1);
      Eventually.until(admission::isIdle);
      assertThat(run).hasValue(1);
    }
  }

  @Test
  void whatFindsNoPlaceIsRefusedAtOnce() {
    try (Admission admission = new Admission(ChosenLimits.ofSearches(1, 1, LONG, LONG, LONG))) {
      CompletableFuture<Integer> first = passLater(admission);
      Eventually.until(() -> admission.running() == 1);
      CompletableFuture<Integer> second = passLater(admission);
      Eventually.until(() -> admission.waiting() == 1);

      assertThat(admission.isIdle()).isFalse();
      assertThatThrownBy(() -> admission.run(this::pass))
          .isInstanceOfSatisfying(
              RefusedException.class, refused -> assertBusy(refused, Shed.QUEUE_FULL));
      gate.countDown();

      assertThat(first.join() + second.join()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatWaitsWhenTheServerClosesIsToldSoAndWhatRunsIsInterrupted(boolean impatient) {
    Duration drain = impatient ? LONG : SHORT;
    Admission admission = new Admission(ChosenLimits.ofSearches(1, 1, LONG, LONG, drain));
    CompletableFuture<Integer> running = passLater(admission);
    Eventually.until(() -> admission.running() == 1);
    CompletableFuture<Integer> waiting = passLater(admission);
    Eventually.until(() -> admission.waiting() == 1);

    if (impatient) {
      Thread.currentThread().interrupt();
    }
    admission.close();

    assertThat(Thread.interrupted()).isEqualTo(impatient);
    assertThatThrownBy(waiting::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(RefusedException.class)
        .hasMessageContaining("The server is closing.");
    assertThatThrownBy(running::join).hasRootCauseInstanceOf(InterruptedException.class);
    assertThat(run).hasValue(0);
  }

  @Test
  void aCallerThatIsInterruptedStopsWaitingAndStaysInterrupted() throws Exception {
    try (Admission admission = new Admission(RequestLimits.defaults())) {
      FutureTask<Boolean> caller =
          new FutureTask<>(
              () -> {
                assertThatThrownBy(() -> admission.run(this::pass))
                    .isInstanceOf(RefusedException.class)
                    .hasMessage("The server is closing.");
                return Thread.currentThread().isInterrupted();
              });
      Thread thread = Thread.startVirtualThread(caller);
      Eventually.until(() -> admission.running() == 1);
      thread.interrupt();

      assertThat(caller.get()).isTrue();
      gate.countDown();
    }
  }

  private static void assertBusy(RefusedException refused, Shed why) {
    assertThat(refused.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    assertThat(refused.headers()).isEqualTo(Map.of("Retry-After", "1"));
    assertThat(refused.shed()).contains(why);
  }
}

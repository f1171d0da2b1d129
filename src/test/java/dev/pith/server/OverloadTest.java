package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.fixtures.Eventually;
import dev.pith.fixtures.Exposition;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What happens when more is asked than can be answered, told by a gate instead of by a clock. */
class OverloadTest {
  private static final String QUESTION = "{\"query\":\"stars\",\"encoders\":[\"full\"]}";

  private static RequestLimits limits(int running, int waiting, Duration deadline) {
    return ChosenLimits.ofSearches(running, waiting, deadline, RequestLimits.defaults().drain());
  }

  @Test
  void theOneTooManyIsTurnedAwayAtOnceAndTheOthersAreAnswered() throws InterruptedException {
    GatedEngine engine = new GatedEngine();
    try (RunningServer server = RunningServer.of(engine, limits(1, 1, Duration.ofMinutes(1)))) {
      CompletableFuture<HttpResponse<String>> first = server.searchLater(QUESTION);
      engine.begun.acquire();
      // One of these two gets the waiting place, the other none; which one is theirs to settle.
      CompletableFuture<HttpResponse<String>> second = server.searchLater(QUESTION);
      CompletableFuture<HttpResponse<String>> third = server.searchLater(QUESTION);
      HttpResponse<String> refused = second.applyToEither(third, answer -> answer).join();
      int alive = server.get("/health/live").statusCode();
      engine.gate.countDown();

      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).contains("1");
      assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
      assertThat(alive).isEqualTo(200);
      assertThat(first.join().statusCode()).isEqualTo(200);
      assertThat(List.of(second.join().statusCode(), third.join().statusCode()))
          .containsExactlyInAnyOrder(200, 503);
    }
  }

  @Test
  void whatRunsAndWaitsAndWasTurnedAwayIsTold() throws InterruptedException {
    GatedEngine engine = new GatedEngine();
    try (RunningServer server = RunningServer.of(engine, limits(1, 1, Duration.ofMinutes(1)))) {
      CompletableFuture<HttpResponse<String>> running = server.searchLater(QUESTION);
      engine.begun.acquire();
      CompletableFuture<HttpResponse<String>> waiting = server.searchLater(QUESTION);
      Eventually.until(() -> metrics(server).sum("pith_searches_waiting") == 1);
      assertThat(server.search(QUESTION).statusCode()).isEqualTo(503);

      Eventually.until(() -> shed(server, "queue_full") == 1);
      assertThat(metrics(server).sum("pith_searches_running")).isEqualTo(1);
      engine.gate.countDown();
      assertThat(running.join().statusCode()).isEqualTo(200);
      assertThat(waiting.join().statusCode()).isEqualTo(200);
      Eventually.until(() -> metrics(server).sum("pith_searches_running") == 0);
      assertThat(metrics(server).sum("pith_searches_waiting")).isZero();
    }
  }

  private static Exposition metrics(RunningServer server) {
    return Exposition.of(server.get(MetricsRoute.PATH).body());
  }

  private static double shed(RunningServer server, String reason) {
    return metrics(server).sum("pith_requests_shed_total", "reason", reason);
  }

  @Test
  void whatWaitedPastTheDeadlineIsRefusedAndNeverRun() throws InterruptedException {
    GatedEngine engine = new GatedEngine();
    try (RunningServer server = RunningServer.of(engine, limits(1, 8, Duration.ofMillis(50)))) {
      CompletableFuture<HttpResponse<String>> running = server.searchLater(QUESTION);
      engine.begun.acquire();
      HttpResponse<String> late = server.search(QUESTION);
      engine.gate.countDown();

      assertThat(late.statusCode()).isEqualTo(503);
      assertThat(RunningServer.json(late).get("detail").textValue()).contains("50 ms");
      assertThat(running.join().statusCode()).isEqualTo(200);
      assertThat(engine.begun.availablePermits()).isZero();
      Eventually.until(() -> shed(server, "deadline") == 1);
    }
  }

  @Test
  void afterTheRushTheServerAnswersAgain() throws InterruptedException {
    GatedEngine engine = new GatedEngine();
    try (RunningServer server = RunningServer.of(engine, limits(1, 1, Duration.ofMinutes(1)))) {
      List<CompletableFuture<HttpResponse<String>>> rush =
          IntStream.range(0, 40).mapToObj(i -> server.searchLater(QUESTION)).toList();
      CompletableFuture.anyOf(rush.toArray(CompletableFuture[]::new)).join();
      engine.gate.countDown();

      assertThat(rush).allMatch(answer -> List.of(200, 503).contains(answer.join().statusCode()));
      assertThat(server.search(QUESTION).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void closingLetsTheSearchAtWorkFinishAndTakesNoMore() throws Exception {
    GatedEngine engine = new GatedEngine();
    RunningServer server = RunningServer.of(engine);
    int port = server.server.port();
    CompletableFuture<HttpResponse<String>> atWork = server.searchLater(QUESTION);
    engine.begun.acquire();

    Thread closing = Thread.ofPlatform().start(server.server::close);
    Eventually.until(() -> isClosed(port));
    assertThat(closing.isAlive()).isTrue();
    assertThat(atWork).isNotDone();
    engine.gate.countDown();

    assertThat(atWork.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    closing.join();
    server.client.close();
  }

  @Test
  void aSearchThatIsCutOffBecauseTheProcessEndsIsRefusedAndNoFailure() {
    GatedEngine engine = new GatedEngine();
    engine.cutOff = true;
    engine.gate.countDown();
    try (RunningServer server = RunningServer.of(engine)) {
      HttpResponse<String> refused = server.search(QUESTION);
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).contains("1");
    }
  }

  @Test
  void aSearchWithoutEndKeepsTheServerNoLongerThanTheDrainTime() throws Exception {
    GatedEngine engine = new GatedEngine();
    RunningServer server =
        RunningServer.of(
            engine, ChosenLimits.ofSearches(1, 1, Duration.ofMinutes(1), Duration.ofMillis(100)));
    CompletableFuture<HttpResponse<String>> endless = server.searchLater(QUESTION);
    engine.begun.acquire();

    // Without an end to the drain this never returns: nobody opens the gate.
    server.server.close();

    Eventually.until(() -> isClosed(server.server.port()));
    assertThat(endless.handle((answer, cut) -> answer == null || answer.statusCode() == 503).join())
        .isTrue();
    server.client.close();
  }

  private static boolean isClosed(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      assertThat(socket.isConnected()).isTrue();
      return false;
    } catch (IOException refused) {
      return true;
    }
  }
}

package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.encode.Encoder;
import dev.pith.encode.Role;
import dev.pith.fixtures.EndlessTexts;
import dev.pith.fixtures.Eventually;
import dev.pith.fixtures.Exposition;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests whose encoding would take years, on a server where one at a time may encode. */
@Timeout(120)
class PatienceTest {
  private static final String USUAL = "old ships";

  private static CompletableFuture<HttpResponse<String>> ask(RunningServer server, String text) {
    return server.sendLater(
        server
            .request(EmbeddingRoute.PATH)
            .header("Content-Type", RequestBody.JSON)
            .POST(BodyPublishers.ofString("{\"model\":\"endless\",\"input\":\"" + text + "\"}"))
            .build());
  }

  private static float[] vector(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode numbers = RunningServer.json(answer).at("/data/0/embedding");
    float[] vector = new float[numbers.size()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = numbers.get(i).floatValue();
    }
    return vector;
  }

  @Test
  void whatTakesTooLongIsEndedSoThatTheNextIsAnswered() {
    InMemoryEngine engine = new InMemoryEngine(Glossary.DOCUMENTS);
    try (Encoder encoder = EndlessTexts.open("endless");
        RunningServer server =
            RunningServer.of(
                engine,
                RunningServer.options(engine).withEmbedders(List.of(encoder)),
                ChosenLimits.ofPatience(1, Duration.ofMillis(500)),
                ChangeLimits.STANDARD)) {
      float[] expected = encoder.encode(Role.QUERY, USUAL).vector();
      List<String> endless =
          List.of(EndlessTexts.FOREVER, USUAL.repeat(200) + " " + EndlessTexts.FOREVER);
      List<HttpResponse<String>> refused = new ArrayList<>();
      Eventually.until(
          () -> {
            refused.add(ask(server, endless.get(refused.size() % 2)).join());
            return metrics(server).sum("pith_requests_shed_total", "reason", "patience") >= 2;
          });

      assertThat(refused)
          .allSatisfy(
              answer -> {
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).contains("1");
                assertThat(answer.headers().firstValue("Content-Type"))
                    .contains("application/problem+json");
              });
      // There is one worker: whoever is answered has it from one who was ended.
      AtomicReference<HttpResponse<String>> next = new AtomicReference<>(refused.getFirst());
      Eventually.until(
          () -> {
            next.set(ask(server, USUAL).join());
            return next.get().statusCode() == 200;
          });
      assertThat(vector(next.get())).isEqualTo(expected);
      Eventually.until(() -> metrics(server).sum("pith_searches_running") == 0);
    }
  }

  private static Exposition metrics(RunningServer server) {
    return Exposition.of(server.get(MetricsRoute.PATH).body());
  }
}

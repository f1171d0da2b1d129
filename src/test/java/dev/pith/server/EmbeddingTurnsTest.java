package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.encode.Embedding;
import dev.pith.encode.Encoder;
import dev.pith.encode.Role;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.fixtures.Eventually;
import dev.pith.fixtures.ForwardingEncoder;
import dev.pith.fixtures.Texts;
import dev.pith.index.DocumentWriter;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Vectors beside everything else that a server does. */
@Timeout(120)
class EmbeddingTurnsTest {
  private static final Encoder PLAIN = new BagOfWordsEncoder("full", 16, 1);
  private static final int TURN = EmbeddingLimits.STANDARD.textsInTurn();
  private static final int TEXTS = EmbeddingLimits.STANDARD.texts();

  /** Each text needs a permit. */
  private record PermittedEncoder(Encoder encoder, AtomicInteger begun, Semaphore permits)
      implements ForwardingEncoder {
    PermittedEncoder() {
      this(PLAIN, new AtomicInteger(), new Semaphore(0));
    }

    @Override
    public Embedding encode(Role role, String text) {
      begun.incrementAndGet();
      permits.acquireUninterruptibly();
      return encoder.encode(role, text);
    }
  }

  private static RunningServer server(
      InMemoryEngine engine, Encoder encoder, RequestLimits limits) {
    return RunningServer.of(
        engine,
        RunningServer.options(engine).withEmbedders(List.of(encoder)),
        limits,
        ChangeLimits.STANDARD);
  }

  private static HttpRequest request(RunningServer server, int texts) {
    return server
        .request(EmbeddingRoute.PATH)
        .header("Content-Type", RequestBody.JSON)
        .POST(
            BodyPublishers.ofString(
                "{\"model\":\"full\",\"input\":%s}"
                    .formatted(Collections.nCopies(texts, "\"a text\""))))
        .build();
  }

  private static CompletableFuture<HttpResponse<String>> askLater(RunningServer server, int texts) {
    return server.sendLater(request(server, texts));
  }

  @Test
  void aQuestionIsAnsweredBetweenTheTurnsOfALongList() {
    InMemoryEngine engine = new InMemoryEngine(Glossary.DOCUMENTS);
    PermittedEncoder encoder = new PermittedEncoder();
    RequestLimits limits =
        ChosenLimits.ofSearches(1, 8, Duration.ofMinutes(1), RequestLimits.defaults().drain());
    try (RunningServer server = server(engine, encoder, limits)) {
      CompletableFuture<HttpResponse<String>> list = askLater(server, TEXTS);
      Eventually.until(() -> encoder.begun.get() == 1);
      CompletableFuture<HttpResponse<String>> question =
          server.searchLater(RunningServer.question("stars"));
      // Whichever turn it is that it arrives in, it is served before the next but one.
      for (int begun = TURN + 1; begun < TEXTS && engine.asked.isEmpty(); begun += TURN) {
        int next = begun;
        encoder.permits.release(TURN);
        Eventually.until(() -> encoder.begun.get() == next);
      }

      assertThat(engine.asked).isNotEmpty();
      assertThat(question.join().statusCode()).isEqualTo(200);
      assertThat(list).isNotDone();
      encoder.permits.release(TEXTS);
      assertThat(RunningServer.json(list.join()).get("data")).hasSize(TEXTS);
    }
  }

  @Test
  void moreRequestsThanThereArePlacesAreToldToComeBack() {
    InMemoryEngine engine = new InMemoryEngine(Glossary.DOCUMENTS);
    PermittedEncoder encoder = new PermittedEncoder();
    try (RunningServer server = server(engine, encoder, RequestLimits.defaults())) {
      List<CompletableFuture<HttpResponse<String>>> all =
          IntStream.rangeClosed(0, EmbeddingLimits.STANDARD.waiting())
              .mapToObj(i -> askLater(server, 1))
              .toList();
      HttpResponse<?> refused =
          (HttpResponse<?>) CompletableFuture.anyOf(all.toArray(CompletableFuture[]::new)).join();
      encoder.permits.release(TEXTS);

      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).contains("1");
      JsonNode problem = RunningServer.json(String.valueOf(refused.body()));
      assertThat(problem.at("/error/type").textValue()).isEqualTo("server_error");
      assertThat(problem.at("/error/message").textValue()).contains("16 requests for vectors");
      assertThat(all.stream().filter(one -> one.join().statusCode() == 200))
          .hasSize(EmbeddingLimits.STANDARD.waiting());
      assertThat(server.send(request(server, 1)).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void vectorsAndSearchesCountTogetherAgainstOneClientsRate() {
    RequestLimits limits = RequestLimits.defaults().withClientRate(new ClientRate(1, 2, 10));
    InMemoryEngine engine = new InMemoryEngine(Glossary.DOCUMENTS);
    try (RunningServer server = server(engine, PLAIN, limits)) {
      assertThat(server.search(RunningServer.question("stars")).statusCode()).isEqualTo(200);
      assertThat(server.send(request(server, 1)).statusCode()).isEqualTo(200);
      HttpResponse<String> refused = server.send(request(server, 1));
      // A machine that stands still for a second has a token again.
      for (int i = 0; i < 50 && refused.statusCode() == 200; i++) {
        refused = server.send(request(server, 1));
      }

      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(RunningServer.json(refused).at("/error/code").textValue())
          .isEqualTo("rate_limit_exceeded");
    }
  }

  @Test
  void modelsAndVectorsStayWhileTheIndexIsSwitchedToOtherEncoders(@TempDir Path folder) {
    Encoder other = new BagOfWordsEncoder("compact", 8, 2);
    try (DocumentWriter writer = DocumentWriter.create(folder.resolve("index"), List.of(PLAIN))) {
      writer.add(Texts.documents(new Random(8), 200));
    }
    try (WritableSite site =
        new WritableSite(folder.resolve("index"), List.of(PLAIN, other), ChangeLimits.STANDARD)) {
      JsonNode models = RunningServer.json(site.get(ModelRoutes.PATH)).get("data");
      assertThat(models.findValuesAsText("id")).containsExactly("full", "compact");
      assertVectors(site, other);

      assertThat(
              site.post(ReindexRoutes.PATH, RequestBody.JSON, "{\"encoders\":[\"compact\"]}")
                  .statusCode())
          .isEqualTo(202);
      Eventually.until(
          () -> {
            assertVectors(site, other);
            return isSwitched(site);
          });

      assertThat(site.engine().encoders()).containsExactly("compact");
      assertThat(RunningServer.json(site.get(ModelRoutes.PATH)).get("data")).isEqualTo(models);
      assertVectors(site, other);
    }
  }

  private static boolean isSwitched(WritableSite site) {
    return RunningServer.json(site.get(ReindexRoutes.PATH)).get("state").asText().equals("done");
  }

  private static void assertVectors(WritableSite site, Encoder other) {
    for (Encoder encoder : List.of(PLAIN, other)) {
      HttpResponse<String> response =
          site.post(
              EmbeddingRoute.PATH,
              RequestBody.JSON,
              "{\"model\":\"%s\",\"input\":\"w1 w2\"}".formatted(encoder.name()));
      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
      JsonNode vector = RunningServer.json(response).at("/data/0/embedding");
      float[] expected = encoder.encode(Role.QUERY, "w1 w2").vector();
      assertThat(vector).hasSize(expected.length);
      for (int i = 0; i < expected.length; i++) {
        assertThat(vector.get(i).floatValue()).isEqualTo(expected[i]);
      }
    }
  }
}

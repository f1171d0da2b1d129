package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.encode.Encoder;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.fixtures.Eventually;
import dev.pith.fixtures.Gate;
import dev.pith.fixtures.Texts;
import dev.pith.fixtures.WatchedEncoder;
import dev.pith.index.DocumentWriter;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Other encoders over HTTP, on an index that one of two has made. */
@Timeout(120)
class ReindexRoutesTest {
  private static final Encoder FULL = new BagOfWordsEncoder("full", 16, 1);
  private static final Encoder COMPACT = new BagOfWordsEncoder("compact", 8, 2);
  private static final String TO_COMPACT = "{\"encoders\":[\"compact\"]}";
  private static final int DOCUMENTS = 200;

  @TempDir Path folder;
  private Gate gate = new Gate();
  private final AtomicBoolean gated = new AtomicBoolean();
  private WritableSite site;

  @BeforeEach
  void start() {
    Path path = folder.resolve("index");
    try (DocumentWriter writer = DocumentWriter.create(path, List.of(FULL))) {
      writer.add(Texts.documents(new Random(8), DOCUMENTS));
    }
    Encoder compact =
        new WatchedEncoder(
            COMPACT,
            text -> {
              if (gated.get()) {
                gate.pass();
              }
            });
    site = new WritableSite(path, List.of(FULL, compact), ChangeLimits.STANDARD);
  }

  @AfterEach
  void stop() {
    gate.open();
    site.close();
  }

  private HttpResponse<String> post(String body) {
    return site.post(ReindexRoutes.PATH, RequestBody.JSON, body);
  }

  private JsonNode state() {
    HttpResponse<String> answer = site.get(ReindexRoutes.PATH);
    assertThat(answer.statusCode()).isEqualTo(200);
    return RunningServer.json(answer);
  }

  private void awaitState(String expected) {
    Eventually.until(
        () -> !List.of("running", "verifying").contains(state().get("state").textValue()));
    assertThat(state().get("state").textValue()).as(state().toString()).isEqualTo(expected);
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String words) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
    assertThat(RunningServer.json(answer).get("detail").textValue()).contains(words);
  }

  @Test
  void aReindexIsAcceptedToldOfAndServed() {
    assertThat(state().get("state").textValue()).isEqualTo("none");
    assertThat(state().at("/encoders/0").textValue()).isEqualTo("full");
    gated.set(true);

    HttpResponse<String> accepted = post("{\"encoders\":[\"compact\"],\"vectorBits\":8}");

    assertThat(accepted.statusCode()).isEqualTo(202);
    assertThat(accepted.headers().firstValue("Location")).contains(ReindexRoutes.PATH);
    assertThat(RunningServer.json(accepted).get("state").textValue()).isEqualTo("running");
    gate.awaitReached();
    assertThat(state().get("documentsTotal").intValue()).isEqualTo(DOCUMENTS);
    assertThat(state().get("documentsDone").intValue()).isZero();
    assertProblem(post(TO_COMPACT), 409, "is under way");
    assertThat(site.post(RequestBody.JSON, "{\"_id\":\"new\",\"text\":\"w1 w2 w3\"}").statusCode())
        .isEqualTo(200);
    assertThat(site.delete("/api/documents/d1").statusCode()).isEqualTo(200);
    assertThat(RunningServer.json(site.search("{\"query\":\"w1\"}")).get("reference").textValue())
        .isEqualTo("full");
    gate.open();
    awaitState("done");

    assertThat(state().get("documentsDone").intValue()).isPositive();
    assertThat(state().get("vectorBits").intValue()).isEqualTo(8);
    JsonNode answer = RunningServer.json(site.search("{\"query\":\"w1 w2 w3\"}"));
    assertThat(answer.get("reference").textValue()).isEqualTo("compact");
    assertThat(answer.get("documents").intValue()).isEqualTo(DOCUMENTS);
    assertThat(answer.at("/results/0/hits/0/id").textValue()).isEqualTo("new");
    assertThat(site.get("/api/documents/d1").statusCode()).isEqualTo(404);
    assertProblem(
        site.search("{\"query\":\"w1\",\"encoders\":[\"full\"]}"), 422, "available are compact");
    site = site.restarted();
    assertThat(site.ids("{\"query\":\"w1 w2 w3\",\"k\":1}")).containsExactly("new");
  }

  @Test
  void aReindexIsCancelledOnceAndLeavesWhatWasThere() {
    gated.set(true);
    assertProblem(site.delete(ReindexRoutes.PATH), 409, "No reindex");
    assertThat(post(TO_COMPACT).statusCode()).isEqualTo(202);
    gate.awaitReached();
    assertThat(site.delete(ReindexRoutes.PATH).statusCode()).isEqualTo(202);
    gate.open();
    awaitState("cancelled");
    assertThat(folder.resolve("index").resolve("generation-1")).doesNotExist();
    assertThat(RunningServer.json(site.search("{\"query\":\"w1\"}")).get("reference").textValue())
        .isEqualTo("full");
    assertThat(post(TO_COMPACT).statusCode()).isEqualTo(202);
    awaitState("done");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | [] | must be a JSON object
          400 | {"encoders":["compact"],"bits":8} | Unknown field
          400 | {"encoders":"compact"} | must be an array
          400 | {"encoders":[7]} | must be an array
          400 | {"encoders":["compact"],"vectorBits":"8"} | whole number
          400 | {"encoders":["compact"] | not valid JSON
          422 | {} | "encoders" is missing
          422 | {"encoders":[]} | "encoders" is empty
          422 | {"encoders":["nobody"]} | available are full, compact
          422 | {"encoders":["compact","compact"]} | twice
          422 | {"encoders":["compact"],"vectorBits":3} | must be 32, 8, 7, 4, 2 or 1
          422 | {"encoders":["compact"],"vectorBits":99999999999} | must be 32, 8, 7, 4, 2 or 1
          """)
  void whatIsWrongIsToldInASentenceAndNothingBegins(int status, String body, String words) {
    assertProblem(post(body), status, words);
    assertThat(state().get("state").textValue()).isEqualTo("none");
  }

  @Test
  void otherTypesLengthsAndMethodsAreRefused() {
    assertProblem(site.post(ReindexRoutes.PATH, "text/plain", TO_COMPACT), 415, "application/json");
    assertProblem(post(" ".repeat(20_000)), 413, "longer than");
    HttpResponse<String> put =
        site.send(
            site.request(ReindexRoutes.PATH).PUT(BodyPublishers.ofString(TO_COMPACT)).build());
    assertProblem(put, 405, "Not with this method");
  }

  @Test
  void whereDocumentsCanOnlyBeReadNothingIsReindexed() {
    try (RunningServer reading = RunningServer.of(site.engine())) {
      assertProblem(reading.get(ReindexRoutes.PATH), 403, "--writable");
      assertProblem(
          reading.send(reading.request(ReindexRoutes.PATH).DELETE().build()), 403, "--writable");
      assertProblem(
          reading.send(
              reading
                  .request(ReindexRoutes.PATH)
                  .header("Content-Type", RequestBody.JSON)
                  .POST(BodyPublishers.ofString(TO_COMPACT))
                  .build()),
          403,
          "--writable");
    }
  }
}

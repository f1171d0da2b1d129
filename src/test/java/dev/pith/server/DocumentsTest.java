package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.corpus.Document;
import dev.pith.corpus.SentDocuments;
import dev.pith.encode.Encoder;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.fixtures.Eventually;
import dev.pith.fixtures.Gate;
import dev.pith.fixtures.Texts;
import dev.pith.fixtures.WatchedEncoder;
import dev.pith.index.DocumentWriter;
import dev.pith.search.SearchMode;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents by id over HTTP, on an index of two encoders. */
class DocumentsTest {
  private static final Encoder FULL = new BagOfWordsEncoder("full", 16, 1);
  private static final Encoder COMPACT = new BagOfWordsEncoder("compact", 8, 2);
  private static final List<Encoder> BOTH = List.of(FULL, COMPACT);
  private static final Duration SILENCE = Duration.ofMillis(500);
  private static final String LINES = "application/x-ndjson";

  @TempDir Path folder;
  private WritableSite site;

  @BeforeEach
  void start() {
    site = new WritableSite(empty("index"), BOTH, ChangeLimits.STANDARD);
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private Path empty(String name) {
    Path path = folder.resolve(name);
    DocumentWriter.create(path, BOTH).close();
    return path;
  }

  private HttpResponse<String> post(String body) {
    return site.post(RequestBody.JSON, body);
  }

  private void assertCounts(HttpResponse<String> answer, int... counts) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode changes = RunningServer.json(answer);
    assertThat(
            List.of("added", "updated", "unchanged", "deleted").stream()
                .mapToInt(field -> changes.get(field).intValue()))
        .containsExactly(IntStream.of(counts).boxed().toArray(Integer[]::new));
  }

  private void assertRefused(HttpResponse<String> answer, int status, String... words) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
    assertThat(RunningServer.json(answer).get("detail").textValue()).contains(words);
  }

  @Test
  void aDocumentIsAddedReadChangedFoundAndDeletedAndEachAgainChangesNothing() {
    String first =
        "{\"_id\":\"a\",\"title\":\"T\",\"text\":\"seven bees\",\"metadata\":{\"year\":1999,"
            + "\"tags\":[\"x\",\"y\"],\"open\":true}}";
    assertCounts(post(first), 1, 0, 0, 0);
    assertCounts(post(first), 0, 0, 1, 0);

    JsonNode read = RunningServer.json(site.get("/api/documents/a"));
    assertThat(read.toString())
        .isEqualTo(
            "{\"_id\":\"a\",\"title\":\"T\",\"text\":\"seven bees\",\"metadata\":"
                + "{\"open\":[\"true\"],\"tags\":[\"x\",\"y\"],\"year\":1999.0}}");
    assertCounts(post(read.toString()), 0, 0, 1, 0);

    assertCounts(post("[{\"_id\":\"a\",\"text\":\"eight wasps\"},{\"_id\":2}]"), 1, 1, 0, 0);
    for (String encoder : List.of("full", "compact")) {
      assertThat(site.ids("{\"query\":\"eight wasps\",\"encoders\":[\"%s\"]}".formatted(encoder)))
          .as(encoder)
          .startsWith("a")
          .hasSize(2);
    }
    assertCounts(site.delete("/api/documents/a"), 0, 0, 0, 1);
    assertCounts(site.delete("/api/documents/a"), 0, 0, 0, 0);
    assertThat(site.ids("{\"query\":\"eight wasps\",\"encoders\":[\"full\"]}"))
        .containsExactly("2");
    assertRefused(site.get("/api/documents/a"), 404, "no document \"a\"");
  }

  @Test
  void linesAreReadAsThoseOfACorpus() {
    String lines = "{\"_id\":\"1\",\"text\":\"one\"}\r\n\n{\"_id\":\"2\",\"title\":\"two\"}\n";
    assertCounts(site.post(LINES, lines), 2, 0, 0, 0);
    assertCounts(site.post("application/x-ndjson; charset=utf-8", lines), 0, 0, 2, 0);
    assertCounts(site.post(LINES, ""), 0, 0, 0, 0);
    assertCounts(post("[]"), 0, 0, 0, 0);
    assertRefused(
        site.post(LINES, "{\"_id\":\"3\"}\n{\"text\":\"x\"}"), 400, "line 2", "has no _id");
    assertThat(site.get("/api/documents/3").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b",
        "ä€😀",
        "100%",
        "a+b",
        "a?b=c&d",
        "a#b",
        "..",
        "a/b",
        "https://example.org//x/../y",
        "<script>",
        "\"",
        "a\\b",
        ";v=1"
      })
  void anyIdCanBeNamed(String id) {
    String body = "{\"_id\":%s,\"text\":\"x\"}".formatted(RunningServer.quoted(id));
    assertCounts(post(body), 1, 0, 0, 0);
    String path = "/api/documents?id=" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    assertThat(RunningServer.json(site.get(path)).get("_id").textValue()).isEqualTo(id);
    assertCounts(site.delete(path), 0, 0, 0, 1);
    assertThat(site.get(path).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "ä€😀", "a+b", "a:b", "a,b", "PMC-12.3_x~"})
  void anIdWithoutSlashesAndPercentSignsMayStandInThePath(String id) {
    post("{\"_id\":%s,\"text\":\"x\"}".formatted(RunningServer.quoted(id)));
    String path =
        "/api/documents/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    assertThat(RunningServer.json(site.get(path)).get("_id").textValue()).isEqualTo(id);
    assertCounts(site.delete(path), 0, 0, 0, 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{                                        | 400 | is not JSON at column",
        "                                         | 400 | is not a JSON object",
        "7                                        | 400 | is not a JSON object",
        "[{\"_id\":\"a\"}, 7]                     | 400 | document 2: is not a JSON object",
        "[{\"_id\":\"a\"}, {\"_id\":\" \"}]       | 400 | document 2: has an _id that is blank",
        "[{\"_id\":\"a\"}, {\"_id\":\"a\"}]       | 400 | document 2: repeats _id 'a'",
        "[{\"_id\":\"a\"}, {\"_id\":\"\\ud800\"}] | 400 | document 2: has an _id with half",
        "[{\"_id\":\"a\"}, {\"_id\":{}}]          | 400 | document 2: has no _id",
        "[{\"_id\":\"a\"}, {\"_id\":\"b\",\"text\":7}] | 400 | document 2: has a text that is",
        "[{\"_id\":\"a\"}, {\"_id\":\"b\",\"metadata\":{\"a b\":1}}] | 400 | document 2: has"
            + " metadata",
        "{\"_id\":\"a\",\"_id\":\"b\"}            | 400 | is not JSON at column",
      })
  void aRequestWithOneBadDocumentIsRefusedWhole(String body, int status, String words) {
    assertRefused(post(body == null ? "" : body), status, words);
    assertThat(site.get("/api/documents/a").statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsTooMuchOrOfAnotherKindIsRefused() {
    String documents =
        IntStream.rangeClosed(0, ChangeLimits.STANDARD.documents())
            .mapToObj("{\"_id\":%d}"::formatted)
            .collect(Collectors.joining(",", "[", "]"));
    assertRefused(post(documents), 413, "501 documents", "at most 500");
    assertRefused(site.post("text/plain", "{}"), 415, RequestBody.JSON, LINES);
    assertRefused(post("{\"_id\":\"a\",\"text\":\"\u00e9\"}\u0000"), 400, "is not JSON");
    assertRefused(site.delete("/api/documents"), 422, "Name the document");
    assertRefused(site.get("/api/documents?id="), 422, "Name the document");
    assertRefused(
        site.send(site.request("/api/documents").PUT(BodyPublishers.noBody()).build()),
        405,
        "allowed");
    assertThat(site.get("/api/status").body()).contains("\"documents\":0");
  }

  @Test
  void aBodyOverTheLimitIsNotRead() {
    site.close();
    site = new WritableSite(empty("small"), BOTH, new ChangeLimits(100, 500, 4));
    assertRefused(post("{\"_id\":\"a\",\"text\":\"%s\"}".formatted("x".repeat(100))), 413, "100");
    assertCounts(post("{\"_id\":\"a\",\"text\":\"%s\"}".formatted("x".repeat(50))), 1, 0, 0, 0);
  }

  @Test
  void withoutWritableNothingChangesAndTheRefusalNamesTheOption() {
    post("{\"_id\":\"a\",\"text\":\"x\"}");
    try (RunningServer reading = RunningServer.of(site.engine())) {
      for (var request :
          List.of(
              reading.request("/api/documents").POST(BodyPublishers.ofString("{")),
              reading.request("/api/documents/a").DELETE())) {
        assertRefused(
            reading.send(request.header("Content-Type", RequestBody.JSON).build()),
            403,
            "pith serve --writable");
      }
      assertThat(reading.get("/api/documents/a").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whileAnotherProcessWritesChangesAreRefusedAndSearchGoesOn() {
    post("{\"_id\":\"a\",\"text\":\"seven bees\"}");
    site = site.restarted();
    try (DocumentWriter other = DocumentWriter.open(site.path(), BOTH)) {
      assertThat(other.path()).exists();
      HttpResponse<String> answer = post("{\"_id\":\"b\",\"text\":\"x\"}");
      assertRefused(answer, 423, "Nothing of this was stored", "another process", "wait");
      assertThat(answer.headers().firstValue("Retry-After")).contains("1");
      assertThat(site.ids("{\"query\":\"seven bees\",\"encoders\":[\"full\"]}"))
          .containsExactly("a");
    }
    assertCounts(post("{\"_id\":\"b\",\"text\":\"x\"}"), 1, 0, 0, 0);
  }

  @Test
  void theOneTooManyIsTurnedAwayAndTheOthersAreStored() throws Exception {
    Gate gate = new Gate();
    Encoder gated = new WatchedEncoder(FULL, text -> gate.pass());
    site.close();
    site =
        new WritableSite(empty("gated"), List.of(gated, COMPACT), new ChangeLimits(10_000, 10, 2));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<HttpResponse<String>> first = later(threads, "first");
      gate.awaitReached();
      CompletableFuture<HttpResponse<String>> second = later(threads, "second");
      CompletableFuture<HttpResponse<String>> third = later(threads, "third");
      HttpResponse<String> refused = second.applyToEither(third, answer -> answer).get();
      gate.open();

      assertRefused(refused, 503, "2 changes are waiting");
      assertThat(refused.headers().firstValue("Retry-After")).contains("1");
      assertCounts(first.get(), 1, 0, 0, 0);
      assertThat(List.of(second.get().statusCode(), third.get().statusCode()))
          .containsExactlyInAnyOrder(200, 503);
      assertThat(site.get("/api/status").body()).contains("\"documents\":2");
    }
  }

  private CompletableFuture<HttpResponse<String>> later(ExecutorService threads, String id) {
    return CompletableFuture.supplyAsync(
        () -> post("{\"_id\":\"%s\",\"text\":\"x\"}".formatted(id)), threads);
  }

  @Test
  void aChangeMayTakeLongerThanAConnectionMayBeSilent() {
    Encoder slow = new WatchedEncoder(FULL, text -> Eventually.pause(SILENCE.multipliedBy(3)));
    site.close();
    site =
        new WritableSite(
            empty("slow"),
            List.of(slow, COMPACT),
            ChangeLimits.STANDARD,
            ChosenLimits.ofConnections(RequestLimits.defaults().bodyPatience(), SILENCE));
    assertCounts(post("{\"_id\":\"a\",\"text\":\"x\"}"), 1, 0, 0, 0);
  }

  @Test
  void anIndexThatIsBuiltOfWhatTheServerGivesAnswersAsTheServerDoes() {
    List<Document> documents = Texts.documents(new Random(7), 200);
    for (int from = 0; from < 200; from += 40) {
      site.post(LINES, lines(documents.subList(from, from + 40)));
      // Half of them go again.
      site.post(LINES, lines(documents.subList(from, from + 20)));
    }
    List<Document> given = new ArrayList<>();
    for (Document document : documents) {
      String body = site.get("/api/documents/" + document.id()).body();
      given.addAll(SentDocuments.json(body.getBytes(StandardCharsets.UTF_8)));
    }
    Path built = folder.resolve("built");
    try (DocumentWriter writer = DocumentWriter.create(built, BOTH)) {
      writer.add(given);
    }

    assertThat(given).isEqualTo(documents);
    try (WritableSite other = new WritableSite(built, BOTH, ChangeLimits.STANDARD)) {
      for (SearchMode mode : SearchMode.values()) {
        String question =
            "{\"query\":\"w1 w2 w3\",\"k\":100,\"mode\":\"%s\"}".formatted(Choice.label(mode));
        assertThat(site.hits(question)).as(question).isNotEmpty().isEqualTo(other.hits(question));
      }
    }
  }

  private static String lines(List<Document> documents) {
    return documents.stream()
        .map(
            document ->
                "{\"_id\":\"%s\",\"text\":\"%s\"}".formatted(document.id(), document.text()))
        .collect(Collectors.joining("\n"));
  }
}

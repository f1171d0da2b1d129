package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.corpus.JudgementLog;
import dev.pith.corpus.ThumbFile;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people say of documents, over HTTP. */
class JudgementsTest {
  private static final String PATH = "/api/judgements";

  @TempDir Path folder;
  private Path file = Path.of("");
  private JudgementLog log;
  private RunningServer server;

  @BeforeEach
  void start() {
    file = folder.resolve("judgements.jsonl");
    log = JudgementLog.open(file, InstantSource.system());
    InMemoryEngine engine = new InMemoryEngine(Glossary.DOCUMENTS);
    server = RunningServer.of(engine, RunningServer.options(engine).withJudgements(log));
  }

  @AfterEach
  void stop() {
    server.close();
    log.close();
  }

  private HttpResponse<String> post(String body) {
    return post(server, body);
  }

  private static HttpResponse<String> post(RunningServer server, String body) {
    return server.send(
        server
            .request(PATH)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private HttpResponse<String> give(String query, String document, String relevant) {
    return post(
        "{\"query\":%s,\"document\":%s,\"relevant\":%s}"
            .formatted(RunningServer.quoted(query), RunningServer.quoted(document), relevant));
  }

  /** Document to relevant, as JSON. */
  private Map<String, String> said(String query) {
    HttpResponse<String> answer =
        server.get(PATH + "?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    Map<String, String> said = new TreeMap<>();
    for (JsonNode one : RunningServer.json(answer).get("judgements")) {
      said.put(one.get("document").textValue(), one.get("relevant").toString());
    }
    return said;
  }

  private static void assertRefused(HttpResponse<String> answer, int status, String... words) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
    assertThat(RunningServer.json(answer).get("detail").textValue()).contains(words);
  }

  @Test
  void whatIsSaidIsOnTheDiskWhenItIsAnsweredAndTheLastWordCounts() {
    HttpResponse<String> answer = give("stars", "g-astronomer", "true");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("{\"query\":\"stars\",\"document\":\"g-astronomer\",\"relevant\":true}");
    assertThat(ThumbFile.read(file).thumbs().size()).isEqualTo(1);
    give("stars", "g-estuary", "false");
    assertThat(said("stars")).hasToString("{g-astronomer=true, g-estuary=false}");
    assertThat(said(" stars ")).isEqualTo(said("stars"));
    assertThat(said("planets")).isEmpty();

    give("stars", "g-astronomer", "false");
    give("stars", "g-estuary", "null");
    give("stars", "g-estuary", "null");
    assertThat(said("stars")).hasToString("{g-astronomer=false}");
    assertThat(ThumbFile.read(file).thumbs().of("stars")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a&b=c#d", "\u661f \ud83d\ude00", "100%", "a+b", "<script>\"\\", "a\nb"})
  void anyQueryCanBeNamed(String query) {
    assertThat(give(query, "g-orchard", "true").statusCode()).isEqualTo(200);
    assertThat(said(query)).hasToString("{g-orchard=true}");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void whoeverSaysItAtOnceNothingIsLost(long seed) {
    Random random = new Random(seed);
    List<CompletableFuture<HttpResponse<String>>> given =
        IntStream.range(0, 20)
            .mapToObj(
                i ->
                    "{\"query\":\"q%d\",\"document\":\"%s\",\"relevant\":%s}"
                        .formatted(
                            i,
                            Glossary.DOCUMENTS.get(random.nextInt(20)).id(),
                            random.nextBoolean()))
            .map(body -> CompletableFuture.supplyAsync(() -> post(body)))
            .toList();
    assertThat(given).allSatisfy(one -> assertThat(one.join().statusCode()).isEqualTo(200));

    JsonNode told = RunningServer.json(server.get("/api/status")).get("judgements");
    assertThat(told).hasToString("{\"queries\":20,\"judgements\":20}");
    assertThat(ThumbFile.read(file).thumbs().size()).isEqualTo(20);
  }

  @Test
  void aDocumentThatIsNotThereCanOnlyBeTakenBack() {
    assertRefused(give("stars", "none", "true"), 404, "no document \"none\"");
    assertRefused(give("stars", "none", "false"), 404, "no document \"none\"");
    assertThat(give("stars", "none", "null").statusCode()).isEqualTo(200);
    assertThat(file).isEmptyFile();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{                                                     | 400 | not valid JSON",
        "7                                                     | 400 | must be a JSON object",
        "{\"document\":\"1\",\"relevant\":true}                | 422 | \"query\" is missing",
        "{\"query\":7,\"document\":\"1\",\"relevant\":true}    | 400 | \"query\" must be a string",
        "{\"query\":\" \",\"document\":\"1\",\"relevant\":true} | 422 | \"query\" is blank",
        "{\"query\":\"\\ud800\",\"document\":\"1\",\"relevant\":true} | 422 | half a surrogate",
        "{\"query\":\"a\",\"relevant\":true}                   | 422 | \"document\" is missing",
        "{\"query\":\"a\",\"document\":1,\"relevant\":true}    | 400 | \"document\" must be",
        "{\"query\":\"a\",\"document\":\" \",\"relevant\":true} | 422 | \"document\" is blank",
        "{\"query\":\"a\",\"document\":\"\\ud800\",\"relevant\":null} | 422 | half a surrogate",
        "{\"query\":\"a\",\"document\":\"1\"}                  | 422 | \"relevant\" is missing",
        "{\"query\":\"a\",\"document\":\"1\",\"relevant\":1}   | 400 | true, false or null",
        "{\"query\":\"a\",\"document\":\"1\",\"relevant\":true,\"x\":1} | 400 | field \"x\"",
      })
  void whatIsWrongIsToldInOneSentence(String body, int status, String words) {
    assertRefused(post(body), status, words);
    assertThat(file).isEmptyFile();
  }

  @Test
  void whatIsTooMuchOrOfAnotherKindIsRefused() {
    assertRefused(give("a".repeat(2_001), "g-orchard", "true"), 422, "2001 characters");
    assertRefused(give("a", "b".repeat(513), "true"), 422, "over 512 characters");
    assertRefused(give("a", "b".repeat(20_000), "true"), 413, "longer than");
    assertRefused(
        server.send(server.request(PATH).POST(BodyPublishers.ofString("{}")).build()),
        415,
        RequestBody.JSON);
    assertRefused(server.send(server.request(PATH).DELETE().build()), 405, "allowed");
    assertRefused(server.get(PATH), 422, "\"query\" is blank");
    assertRefused(server.get(PATH + "?query=" + "a".repeat(2_001)), 422, "2001 characters");
  }

  @Test
  void whatCannotBeStoredIsNotSaidToBe() throws IOException {
    Files.delete(file);
    assertRefused(give("stars", "g-orchard", "true"), 503, "This was not stored", "check the disk");
    assertThat(said("stars")).isEmpty();
  }

  @Test
  void aServerThatWasNotAskedToTakesNone() {
    InMemoryEngine engine = new InMemoryEngine(Glossary.DOCUMENTS);
    try (RunningServer other = RunningServer.of(engine)) {
      assertRefused(other.get(PATH + "?query=a"), 403, "pith serve --judgements FILE");
      assertRefused(post(other, "{}"), 403, "pith serve --judgements FILE");
      assertThat(RunningServer.json(other.get("/api/status")).get("judgements").isNull()).isTrue();
      assertThat(
              StreamSupport.stream(
                  RunningServer.json(server.get("/api/status")).get("judgements").spliterator(),
                  false))
          .hasSize(2);
    }
  }
}

package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pith.corpus.JudgementLog;
import dev.pith.encode.Encoder;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.index.DocumentWriter;
import dev.pith.server.ApiDescription.Operation;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The description of the API says what is there, and what it says is so. */
class OpenApiTest {
  private static final ApiDescription DESCRIPTION = ApiDescription.built();
  private static final List<Encoder> ENCODERS =
      List.of(new BagOfWordsEncoder("full", 16, 1), new BagOfWordsEncoder("compact", 8, 2));

  @TempDir Path folder;

  static List<Operation> operations() {
    return DESCRIPTION.operations();
  }

  private static RunningServer reading() {
    return RunningServer.of(new InMemoryEngine(Glossary.DOCUMENTS));
  }

  @Test
  void everyRouteIsDescribedAndNothingElseIs() {
    Set<String> described = new TreeSet<>();
    for (Operation operation : operations()) {
      described.add(operation.toString());
      if (operation.method().equals("get")) {
        described.add("HEAD " + operation.path());
      }
    }
    Set<String> routes;
    try (RunningServer server = reading()) {
      routes = server.server.routes();
    }
    described.addAll(
        described.stream().map(route -> route.replace(" /api/v1/", " /api/")).toList());
    // Files of pages are no interface.
    Stream.of(PageFiles.all(), ApiDocs.files())
        .flatMap(List::stream)
        .filter(file -> !file.path().equals(ApiDocs.DESCRIPTION))
        .forEach(file -> routes.removeAll(Set.of("GET " + file.path(), "HEAD " + file.path())));

    assertThat(routes).isEqualTo(described);
  }

  @Test
  void itIsServedAsItIsAndNamesTheVersionOfTheBuild() throws IOException {
    String version =
        Jsoup.parse(Files.readString(Path.of("pom.xml")), "", Parser.xmlParser())
            .select("project > version")
            .text();
    try (RunningServer server = reading()) {
      HttpResponse<String> response = server.get(ApiDocs.DESCRIPTION);

      assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
      assertThat(RunningServer.json(response)).isEqualTo(DESCRIPTION.root());
      assertThat(DESCRIPTION.root().at("/info/version").textValue()).isEqualTo(version);
    }
  }

  @Test
  void itsLimitsAreThoseThatAreHeld() {
    RequestLimits requests = RequestLimits.defaults();
    EmbeddingLimits embeddings = EmbeddingLimits.STANDARD;

    assertThat(limit("SearchRequest/properties/query/maxLength")).isEqualTo(requests.queryChars());
    assertThat(limit("SearchRequest/properties/k/maximum")).isEqualTo(requests.maxK());
    assertThat(limit("SearchRequest/properties/k/default")).isEqualTo(RequestLimits.DEFAULT_K);
    assertThat(limit("SearchRequest/properties/from/maximum")).isEqualTo(requests.maxFrom());
    assertThat(limit("SearchRequest/properties/facets/maxItems"))
        .isEqualTo(SearchRequestReader.MOST_FACETS);
    assertThat(limit("Judgement/properties/query/maxLength")).isEqualTo(requests.queryChars());
    assertThat(limit("SentDocuments/anyOf/1/maxItems"))
        .isEqualTo(ChangeLimits.STANDARD.documents());
    assertThat(limit("EmbeddingRequest/properties/input/anyOf/1/maxItems"))
        .isEqualTo(embeddings.texts());
    assertThat(limit("EmbeddedText/maxLength")).isEqualTo(embeddings.textChars());
    assertThat(DESCRIPTION.root().at("/paths/~1api~1v1~1search/post/description").textValue())
        .contains(
            "%d KiB".formatted(requests.bodyBytes() >> 10),
            "%d times a second, %d at once"
                .formatted(requests.clientRate().perSecond(), requests.clientRate().burst()));
    assertThat(DESCRIPTION.root().at("/paths/~1v1~1embeddings/post/description").textValue())
        .contains("%d MiB".formatted(embeddings.bodyBytes() >> 20));
    assertThat(DESCRIPTION.root().at("/paths/~1api~1v1~1documents/post/description").textValue())
        .contains("%d MiB".formatted(ChangeLimits.STANDARD.bodyBytes() >> 20));
  }

  private static int limit(String path) {
    return DESCRIPTION.root().at("/components/schemas/" + path).intValue();
  }

  @Test
  void referencesLeadSomewhereAndNoPartIsLeftOver() {
    Set<String> meant = new TreeSet<>(DESCRIPTION.root().findValuesAsText("$ref"));
    Set<String> there = new TreeSet<>();
    for (String kind : List.of("schemas", "responses")) {
      DESCRIPTION
          .root()
          .at("/components/" + kind)
          .fieldNames()
          .forEachRemaining(name -> there.add("#/components/" + kind + "/" + name));
    }
    assertThat(meant).isEqualTo(there);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void anOperationHasANameOfItsOwnASummaryAndItsParameters(Operation operation) {
    String id = operation.node().get("operationId").textValue();
    assertThat(operations().stream().map(one -> one.node().get("operationId").textValue()))
        .containsOnlyOnce(id);
    assertThat(operation.node().get("summary").textValue()).isNotBlank();
    List<String> inPath = new ArrayList<>();
    for (JsonNode parameter : operation.node().path("parameters")) {
      if (parameter.get("in").textValue().equals("path")) {
        inPath.add("{" + parameter.get("name").textValue() + "}");
      }
    }
    assertThat(ApiDescription.PARAMETER.matcher(operation.path()).results().map(MatchResult::group))
        .containsExactlyElementsOf(inPath);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void examplesAreWhatTheirSchemasAskFor(Operation operation) {
    List<JsonNode> contents = new ArrayList<>();
    operation.node().at("/requestBody/content").forEach(contents::add);
    operation
        .node()
        .get("responses")
        .forEach(response -> DESCRIPTION.resolved(response).path("content").forEach(contents::add));
    for (JsonNode content : contents) {
      List<JsonNode> examples = new ArrayList<>();
      content.path("examples").forEach(example -> examples.add(example.get("value")));
      if (content.has("example")) {
        examples.add(content.get("example"));
      }
      for (JsonNode example : examples) {
        assertThat(DESCRIPTION.problems(content.get("schema"), example))
            .as(example.toString())
            .isEmpty();
      }
    }
  }

  /** A server that takes everything, over an index that has the document of the examples. */
  private final class WholeSite implements AutoCloseable {
    final WritableSite index;
    final JobDesk desk;
    final JudgementLog log;
    final RunningServer server;

    WholeSite() throws IOException {
      Path path = folder.resolve("index");
      DocumentWriter.create(path, ENCODERS).close();
      index = new WritableSite(path, ENCODERS, ChangeLimits.STANDARD);
      desk = new ScriptedBench().desk(folder.resolve("jobs"));
      log = JudgementLog.open(folder.resolve("judgements.jsonl"), InstantSource.system());
      server = RunningServer.of(index.engine(), index.options().withJobs(desk).withJudgements(log));
    }

    @Override
    public void close() {
      server.close();
      desk.queue().close();
      log.close();
      index.close();
    }
  }

  @Test
  void everyExampleIsAccepted() throws IOException {
    try (WholeSite site = new WholeSite()) {
      int sent = 0;
      for (Operation operation : inOrder()) {
        sent += sendExamples(site.server, operation);
      }
      assertThat(sent).isGreaterThan(15);
      for (String path :
          List.of("/api/v1/documents/42", "/api/v1/documents?id=42", "/api/v1/jobs")) {
        assertThat(site.server.get(path).statusCode()).isEqualTo(200);
      }
    }
  }

  /** Documents first, for those who judge one; last what changes the encoders that can be asked. */
  private static List<Operation> inOrder() {
    List<String> last = List.of("/api/v1/documents", "", ReindexRoutes.PATH);
    return operations().stream()
        .filter(operation -> operation.method().equals("post"))
        .sorted(
            Comparator.comparingInt(
                operation -> last.contains(operation.path()) ? last.indexOf(operation.path()) : 1))
        .toList();
  }

  private static int sendExamples(RunningServer server, Operation operation) {
    int sent = 0;
    for (var content : operation.node().at("/requestBody/content").properties()) {
      for (JsonNode example : content.getValue().get("examples")) {
        JsonNode value = example.get("value");
        HttpResponse<String> response =
            server.send(
                server
                    .request(operation.path())
                    .header("Content-Type", content.getKey())
                    .POST(
                        BodyPublishers.ofString(
                            value.isTextual() ? value.textValue() : value.toString()))
                    .build());
        String told = operation + " " + value + " " + response.body();
        if (operation.path().equals(ReportJobRoutes.COMPARE)) {
          // The form is taken; reports with the ids of an example cannot be there.
          assertThat(response.body()).as(told).contains("There is no report");
        } else {
          assertThat(response.statusCode()).as(told).isBetween(200, 204);
        }
        sent++;
      }
    }
    return sent;
  }

  @Test
  void anAnswerThatIsNotAsDescribedIsFound() {
    ApiDescription other = new ApiDescription(DESCRIPTION.root().deepCopy());
    ObjectNode live = (ObjectNode) other.root().at("/components/schemas/Live");
    ((ObjectNode) live.at("/properties/status")).put("const", "dead");
    assertFound(other, "/health/live", "dead");

    ((ObjectNode) live.at("/properties")).remove("status");
    live.putArray("required");
    assertFound(new ApiDescription(other.root()), "/health/live", "status");
  }

  @Test
  void aStatusThatIsNotDescribedIsFound() {
    ApiDescription other = new ApiDescription(DESCRIPTION.root().deepCopy());
    ((ObjectNode) other.root().at("/paths/~1health~1live/get/responses")).remove("200");
    assertFound(other, "/health/live", "is not described");
  }

  @Test
  void aRequestThatIsAcceptedAndNotDescribedIsFound() {
    ApiDescription other = new ApiDescription(DESCRIPTION.root().deepCopy());
    ((ObjectNode) other.root().at("/components/schemas/SearchRequest/properties")).remove("k");
    try (RunningServer server = reading()) {
      HttpRequest request =
          server
              .request("/api/search")
              .header("Content-Type", RequestBody.JSON)
              .POST(BodyPublishers.ofString("{\"query\":\"a\",\"k\":3}"))
              .build();
      assertThatThrownBy(new DescribedExchange(other, request, server.send(request))::check)
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("'k'");
    }
  }

  private static void assertFound(ApiDescription other, String path, String words) {
    try (RunningServer server = reading()) {
      HttpRequest request = server.request(path).build();
      assertThatThrownBy(new DescribedExchange(other, request, server.send(request))::check)
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining(words.toLowerCase(Locale.ROOT));
    }
  }
}

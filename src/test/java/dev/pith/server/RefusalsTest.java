package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, with which status, and that the sentence says what would be right. */
class RefusalsTest {
  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.of(new InMemoryEngine(Glossary.DOCUMENTS));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static Stream<Arguments> refusedBodies() {
    return Stream.of(
        Arguments.of("", 400, "object"),
        Arguments.of("{", 400, "line 1"),
        Arguments.of("not json", 400, "not valid JSON"),
        Arguments.of("{\"query\":\"a\"} {}", 400, "not valid JSON"),
        Arguments.of("{\"query\":\"a\",\"query\":\"b\"}", 400, "not valid JSON"),
        Arguments.of("{\"query\":NaN}", 400, "not valid JSON"),
        Arguments.of("[]", 400, "object"),
        Arguments.of("null", 400, "object"),
        Arguments.of("\"a\"", 400, "object"),
        Arguments.of("{\"query\":5}", 400, "string"),
        Arguments.of("{\"query\":null}", 400, "string"),
        Arguments.of("{\"query\":[\"a\"]}", 400, "string"),
        Arguments.of("{\"query\":\"a\",\"size\":3}", 400, "\"size\""),
        Arguments.of("{\"query\":\"a\",\"K\":3}", 400, "\"K\""),
        Arguments.of("{\"query\":\"a\",\"k\":\"3\"}", 400, "whole number"),
        Arguments.of("{\"query\":\"a\",\"k\":3.5}", 400, "whole number"),
        Arguments.of("{\"query\":\"a\",\"k\":1e400}", 400, "whole number"),
        Arguments.of("{\"query\":\"a\",\"k\":true}", 400, "whole number"),
        Arguments.of("{\"query\":\"a\",\"k\":null}", 400, "whole number"),
        Arguments.of("{\"query\":\"a\",\"k\":" + "9".repeat(200) + "}", 400, "too long"),
        Arguments.of("{\"query\":\"a\",\"encoders\":\"full\"}", 400, "array"),
        Arguments.of("{\"query\":\"a\",\"encoders\":[1]}", 400, "array"),
        Arguments.of("{\"query\":\"a\",\"x\":" + "[".repeat(5_000) + "}", 400, "20 levels"),
        Arguments.of("[".repeat(21) + "]".repeat(21), 400, "20 levels"),
        Arguments.of("{}", 422, "missing"),
        Arguments.of("{\"query\":\"\"}", 422, "blank"),
        Arguments.of("{\"query\":\" \\t\\n\\u2003\"}", 422, "blank"),
        Arguments.of("{\"query\":\"" + "a".repeat(2_001) + "\"}", 422, "2000"),
        Arguments.of("{\"query\":\"a \\ud800 b\"}", 422, "surrogate"),
        Arguments.of("{\"query\":\"a\",\"k\":0}", 422, "1 to 100"),
        Arguments.of("{\"query\":\"a\",\"k\":-1}", 422, "1 to 100"),
        Arguments.of("{\"query\":\"a\",\"k\":101}", 422, "1 to 100"),
        Arguments.of("{\"query\":\"a\",\"k\":1000000000}", 422, "1 to 100"),
        Arguments.of("{\"query\":\"a\",\"k\":99999999999999999999}", 422, "1 to 100"),
        Arguments.of("{\"query\":\"a\",\"encoders\":[]}", 422, "full, compact"),
        Arguments.of("{\"query\":\"a\",\"encoders\":[\"tiny\"]}", 422, "full, compact"),
        Arguments.of("{\"query\":\"a\",\"encoders\":[\"full\",\"full\"]}", 422, "twice"),
        Arguments.of("{\"query\":\"a\",\"from\":-1}", 422, "0 to 900"),
        Arguments.of("{\"query\":\"a\",\"from\":901}", 422, "0 to 900"),
        Arguments.of("{\"query\":\"a\",\"from\":1.5}", 400, "whole number"),
        Arguments.of("{\"query\":\"a\",\"explain\":1}", 400, "true or false"),
        Arguments.of("{\"query\":\"a\",\"highlight\":\"yes\"}", 400, "true or false"),
        Arguments.of("{\"query\":\"a\",\"filter\":[]}", 400, "object"),
        Arguments.of("{\"query\":\"a\",\"filter\":{\"f\":null}}", 400, "strings or numbers"),
        Arguments.of("{\"query\":\"a\",\"filter\":{\"f\":[[]]}}", 400, "strings or numbers"),
        Arguments.of("{\"query\":\"a\",\"filter\":{\"f\":[]}}", 422, "1 to 256"),
        Arguments.of("{\"query\":\"a\",\"filter\":{\"f\":{}}}", 422, "from, to or both"),
        Arguments.of("{\"query\":\"a\",\"filter\":{\"f\":{\"gt\":1}}}", 400, "\"gt\""),
        Arguments.of("{\"query\":\"a\",\"facets\":\"f\"}", 400, "array"),
        Arguments.of("{\"query\":\"a\",\"facets\":[1]}", 400, "array"),
        Arguments.of(
            "{\"query\":\"a\",\"facets\":[" + "\"f\",".repeat(8) + "\"f\"]}", 422, "8 fields"),
        Arguments.of("{\"query\":\"a\",\"mode\":1}", 400, "string"),
        Arguments.of("{\"query\":\"a\",\"mode\":null}", 400, "string"),
        Arguments.of("{\"query\":\"a\",\"mode\":\"\"}", 422, "vector, lexical, hybrid"),
        Arguments.of("{\"query\":\"a\",\"mode\":\"Hybrid\"}", 422, "vector, lexical, hybrid"),
        Arguments.of("{\"query\":\"a\",\"mode\":\"" + "b".repeat(99) + "\"}", 422, "bbb…"),
        Arguments.of("{\"query\":\"a\",\"mode\":\"hybrid\",\"fusion\":\"x\"}", 422, "rrf, score"),
        Arguments.of("{\"query\":\"a\",\"mode\":\"hybrid\",\"fusion\":[]}", 400, "string"),
        Arguments.of("{\"query\":\"a\",\"fusion\":\"rrf\"}", 422, "hybrid"),
        Arguments.of("{\"query\":\"a\",\"precision\":1}", 400, "string"),
        Arguments.of("{\"query\":\"a\",\"precision\":\"x\"}", 422, "automatic, indexed, exact"),
        Arguments.of(
            "{\"query\":\"a\",\"mode\":\"lexical\",\"precision\":\"exact\"}", 422, "leave"),
        Arguments.of(
            "{\"query\":\"a\",\"mode\":\"lexical\",\"encoders\":[\"full\"]}", 422, "leave"),
        Arguments.of("{\"query\":\"" + "a".repeat(16 * 1024) + "\"}", 413, "16384"));
  }

  @ParameterizedTest
  @MethodSource("refusedBodies")
  void aWrongQuestionIsRefusedWithASentence(String body, int status, String told) {
    JsonNode problem = assertProblem(server.search(body), status);

    assertThat(problem.get("detail").textValue()).contains(told);
    assertThat(problem.get("instance").textValue()).isEqualTo("/api/search");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=utf-16",
        "application/jsonp",
        "application/json, text/plain",
        "x"
      })
  void onlyJsonInUtf8IsRead(String type) {
    HttpResponse<String> response =
        server.send(
            server
                .request("/api/search")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{\"query\":\"a\"}"))
                .build());

    assertProblem(response, 415);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON;charset=UTF-8",
        "application/json; charset=\"utf-8\""
      })
  void theUsualSpellingsOfJsonAreRead(String type) {
    HttpResponse<String> response =
        server.send(
            server
                .request("/api/search")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{\"query\":\"a\"}"))
                .build());

    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void aBodyWithoutATypeIsRefused() {
    assertProblem(
        server.send(
            server
                .request("/api/search")
                .POST(BodyPublishers.ofString("{\"query\":\"a\"}"))
                .build()),
        415);
  }

  @Test
  void aBodyThatSaysItIsNotCompressedIsRead() {
    HttpResponse<String> answer =
        server.send(
            server
                .request("/api/search")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "Identity")
                .POST(BodyPublishers.ofString(RunningServer.question("stars")))
                .build());

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void aCompressedBodyIsRefused() {
    assertProblem(
        server.send(
            server
                .request("/api/search")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(new byte[] {31, -117, 8, 0}))
                .build()),
        415);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET     | /api/search   | POST",
        "PUT     | /api/search   | POST",
        "DELETE  | /api/search   | POST",
        "OPTIONS | /api/search   | POST",
        "PATCH   | /api/search   | POST",
        "BREW    | /api/search   | POST",
        "POST    | /api/status   | GET, HEAD",
        "POST    | /             | GET, HEAD",
        "POST    | /report       | GET, HEAD",
        "DELETE  | /health/live  | GET, HEAD"
      })
  void aWrongMethodIsToldTheRightOnes(String method, String path, String allowed) {
    HttpResponse<String> response =
        server.send(server.request(path).method(method, BodyPublishers.noBody()).build());

    assertProblem(response, 405);
    assertThat(response.headers().firstValue("Allow")).contains(allowed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nothing",
        "/api",
        "/api/search/x",
        "/index.php",
        "/web/app.js",
        "/WEB-INF/web.xml"
      })
  void anUnknownPathIsAProblemToo(String path) {
    JsonNode problem = assertProblem(server.get(path), 404);

    assertThat(problem.get("instance").textValue()).isEqualTo(path);
  }

  @Test
  void theReportIsMissingUntilItIsMeasured() {
    assertThat(assertProblem(server.get("/report"), 404).get("detail").textValue())
        .contains("pith demo");
  }

  @Test
  void aBodyThatIsNotUtf8IsRefused() {
    byte[] latin1 = "{\"query\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertProblem(
        server.send(
            server
                .request("/api/search")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(latin1))
                .build()),
        400);
  }

  private static JsonNode assertProblem(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = RunningServer.json(response);
    assertThat(problem.fieldNames())
        .toIterable()
        .containsExactly("type", "title", "status", "detail", "instance", "requestId");
    assertThat(response.headers().allValues(RequestTrace.ID_HEADER))
        .containsExactly(problem.get("requestId").textValue());
    assertThat(problem.get("status").intValue()).isEqualTo(status);
    assertThat(problem.get("title").textValue()).isNotBlank();
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    return problem;
  }
}

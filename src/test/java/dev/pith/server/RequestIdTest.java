package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What requests are called. */
class RequestIdTest {
  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.of(new InMemoryEngine(Glossary.DOCUMENTS));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String id(HttpResponse<String> answer) {
    List<String> ids = answer.headers().allValues(RequestTrace.ID_HEADER);
    assertThat(ids).hasSize(1);
    return ids.getFirst();
  }

  private static HttpResponse<String> sent(String path, String... ids) {
    HttpRequest.Builder request = server.request(path);
    for (String id : ids) {
      request.header(RequestTrace.ID_HEADER, id);
    }
    return server.send(request.build());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "0f-5.Z_9",
        "1234567890123456789012345678901234567890123456789012345678901234"
      })
  void anIdThatTheClientSendsIsKept(String id) {
    assertThat(id(sent("/health/live", id))).isEqualTo(id);
    assertThat(RunningServer.json(sent("/nothing", id)).get("requestId").textValue()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a b",
        "a/b",
        "{}",
        "<script>",
        "12345678901234567890123456789012345678901234567890123456789012345"
      })
  void anotherOneIsMadeForWhatIsNoId(String id) {
    assertThat(id(sent("/health/live", id))).isNotEqualTo(id).matches("[0-9a-f]{16}");
  }

  @Test
  void twoIdsAreNone() {
    assertThat(id(sent("/health/live", "one", "two"))).matches("[0-9a-f]{16}");
  }

  @Test
  void idsThatAreMadeDiffer() {
    assertThat(IntStream.range(0, 200).mapToObj(i -> id(server.get("/health/live"))))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/,200",
    "HEAD,/style.css,200",
    "GET,/api/status,200",
    "GET,/report,404",
    "GET,/nothing,404",
    "DELETE,/api/search,405",
    "POST,/api/search,415",
    "POST,/api/documents,403"
  })
  void everyAnswerHasOne(String method, String path, int status) {
    HttpResponse<String> answer =
        server.send(server.request(path).method(method, BodyPublishers.noBody()).build());

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(id(answer)).matches("[0-9a-f]{16}");
  }

  @Test
  void whatIsNotForThisHostHasOneToo() {
    String answer =
        RawHttp.exchange(
            server.server.port(),
            "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\nX-Request-Id: mine\r\n\r\n");

    assertThat(RawHttp.status(answer)).isEqualTo(421);
    assertThat(answer).contains("X-Request-Id: mine\r\n", "\"requestId\":\"mine\"");
  }
}

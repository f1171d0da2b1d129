package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.fixtures.Eventually;
import dev.pith.telemetry.AccessLog;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the access log tells of requests. */
class LoggedRequestsTest {
  @TempDir Path folder;
  private Path file;
  private AccessLog log;
  private RunningServer server;

  @BeforeEach
  void start() throws IOException {
    file = folder.resolve("access.log");
    log = AccessLog.open(file);
    InMemoryEngine engine = new InMemoryEngine(Glossary.DOCUMENTS);
    RequestLimits slow = RequestLimits.defaults().withClientRate(new ClientRate(1, 2, 10));
    server =
        RunningServer.of(
            engine, RunningServer.options(engine).withAccessLog(log), slow, ChangeLimits.STANDARD);
  }

  @AfterEach
  void stop() {
    server.close();
    log.close();
  }

  private String text() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<JsonNode> logged(int lines) {
    Eventually.until(() -> text().lines().count() == lines);
    return text().lines().map(RunningServer::json).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/,/,200",
    "GET,/health/live?secret=stars,/health/live,200",
    "HEAD,/api/status,/api/v1/status,200",
    "HEAD,/api/v1/status,/api/v1/status,200",
    "GET,/api/documents/a-name?x=1,/api/v1/documents/{id},404",
    "GET,/api/jobs/a-name,/api/v1/jobs/{id},403",
    "GET,/secret/path,none,404",
    "DELETE,/api/search,none,405",
    "BREW,/,none,405"
  })
  void aLineTellsTheRouteAndNeverThePath(String method, String path, String route, int status) {
    HttpResponse<String> answer =
        server.send(server.request(path).method(method, BodyPublishers.noBody()).build());
    JsonNode line = logged(1).getFirst();

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(line.get("status").intValue()).isEqualTo(status);
    assertThat(line.get("route").textValue()).isEqualTo(route);
    assertThat(line.get("method").textValue()).isEqualTo(method.equals("BREW") ? "OTHER" : method);
    assertThat(line.get("bytes").longValue())
        .isEqualTo(answer.body().getBytes(StandardCharsets.UTF_8).length);
    assertThat(line.get("client").textValue()).isEqualTo("127.0.0.1");
    assertThat(line.get("millis").doubleValue()).isPositive();
    assertThat(answer.headers().firstValue(RequestTrace.ID_HEADER))
        .contains(line.get("id").textValue());
    assertThat(text()).doesNotContain("secret", "a-name", "?");
  }

  @Test
  void aLineTellsTheBytesOfTheAnswerAndNothingOfTheQuestion() {
    HttpResponse<String> answer = server.search(RunningServer.question("zanzibar"));
    JsonNode line = logged(1).getFirst();

    assertThat(line.get("route").textValue()).isEqualTo("/api/v1/search");
    assertThat(line.get("bytes").longValue())
        .isEqualTo(answer.body().getBytes(StandardCharsets.UTF_8).length);
    assertThat(line.has("shed")).isFalse();
    assertThat(text()).doesNotContain("zanzibar");
  }

  @Test
  void whoAsksTooFastIsLoggedWithTheReason() {
    for (int i = 0; i < 3; i++) {
      server.search(RunningServer.question("stars"));
    }
    assertThat(logged(3))
        .filteredOn(line -> line.get("status").intValue() == 429)
        .isNotEmpty()
        .allMatch(line -> line.get("shed").textValue().equals("client_rate"));
  }

  @Test
  void whatIsNoHttpIsLoggedToo() {
    String answer = RawHttp.exchange(server.server.port(), "hello\r\n\r\n");
    JsonNode line = logged(1).getFirst();

    assertThat(line.get("status").intValue()).isEqualTo(400);
    assertThat(line.get("route").textValue()).isEqualTo("none");
    assertThat(answer).contains("X-Request-Id: " + line.get("id").textValue());
  }
}

package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.access.Scope;
import dev.pith.access.Secret;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that asks for keys. */
class KeysTest {
  private static final String QUESTION = RunningServer.question("stars");

  @TempDir static Path folder;

  private static RunningServer server;
  private static Map<Scope, String> secrets;

  @BeforeAll
  static void start() {
    ScopedKeys keys = ScopedKeys.in(folder);
    secrets = keys.secrets();
    InMemoryEngine engine = new InMemoryEngine(Glossary.DOCUMENTS);
    server = RunningServer.of(engine, RunningServer.options(engine).withKeys(keys.watched()));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/app.js",
        "/style.css",
        "/corpus",
        "/docs",
        "/docs/swagger-ui.css",
        "/api/openapi.json",
        "/health/live",
        "/health/ready"
      })
  void thePageAndTheHealthChecksAskForNone(String path) {
    assertThat(server.get(path).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/status",
        "/api/documents/d0",
        "/api/jobs",
        "/api/jobs/x/events",
        "/metrics",
        "/api/judgements?query=a",
        "/api/reindex",
        "/report",
        "/reports/x/report.html",
        "/v1/models"
      })
  void whatTellsAnythingAsksForOne(String path) {
    HttpResponse<String> refused = server.get(path);

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"pith\"");
    assertThat(RunningServer.json(refused).get("detail").textValue()).contains("Bearer KEY");
    assertThat(send("GET", path, bearer(Scope.SEARCH)).headers().firstValue("WWW-Authenticate"))
        .isEmpty();
  }

  @Test
  void theDescriptionOfTheApiSaysWhichRoutesAskForNone() {
    for (ApiDescription.Operation operation : ApiDescription.built().operations()) {
      boolean isOpen =
          operation.node().has("security") && operation.node().get("security").isEmpty();
      assertThat(
              RouteScopes.of(operation.method().toUpperCase(Locale.ROOT), operation.path())
                  .isEmpty())
          .as(operation.toString())
          .isEqualTo(isOpen);
    }
  }

  /** What is not refused for its key is refused for what it asks, or answered. */
  @ParameterizedTest
  @CsvSource({
    "HEAD, /api/status, SEARCH",
    "POST, /api/search, SEARCH",
    "POST, /v1/embeddings, SEARCH",
    "POST, /api/documents, WRITE",
    "DELETE, /api/documents/d0, WRITE",
    "DELETE, /api/documents, WRITE",
    "POST, /api/judgements, WRITE",
    "POST, /api/reindex, ADMIN",
    "DELETE, /api/reindex, ADMIN",
    "POST, /api/reports, ADMIN",
    "POST, /api/reports/compare, ADMIN",
    "POST, /api/compressions, ADMIN",
    "POST, /api/tunings, ADMIN",
    "DELETE, /api/jobs/x, ADMIN",
  })
  void aKeyOpensWhatItIsForAndNoMore(String method, String path, Scope wanted) {
    assertThat(status(method, path, null)).isEqualTo(401);
    assertThat(status(method, path, "Bearer " + Secret.random())).isEqualTo(401);
    for (Scope held : Scope.values()) {
      HttpResponse<String> answer = send(method, path, bearer(held));
      boolean refused = answer.headers().firstValue("WWW-Authenticate").isPresent();
      assertThat(refused).as("%s with %s", path, held).isNotEqualTo(held.allows(wanted));
      assertThat(answer.statusCode() == 403 || !refused).isTrue();
    }
  }

  @Test
  void aKeyThatIsForLessSaysWhatIsNeeded() {
    HttpResponse<String> refused =
        server.send(
            server
                .request("/api/reindex")
                .header("Authorization", bearer(Scope.WRITE))
                .DELETE()
                .build());

    assertThat(RunningServer.json(refused).get("detail").textValue())
        .isEqualTo("This key is for write; a key for admin is needed here.");
    assertThat(refused.headers().firstValue("WWW-Authenticate").orElse(""))
        .contains("insufficient_scope", "scope=\"admin\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic YTpi", "Bearer", "Bearer ", "pith_", "Bearer\u00e4", "bearer x y"})
  void anotherHeaderIsNoKey(String header) {
    assertThat(status("POST", "/api/search", header)).isEqualTo(401);
  }

  @Test
  void theSchemeIsReadInAnyCase() {
    assertThat(status("POST", "/api/search", "bEARER " + secrets.get(Scope.SEARCH))).isEqualTo(200);
  }

  @Test
  void aPathThatIsNoneIsNotThereForAnybody() {
    assertThat(server.get("/api/nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void aBrowserGivesItsKeyOnceAndGetsACookieThatNoScriptReads() {
    HttpResponse<String> taken = session("{\"key\":\"" + secrets.get(Scope.WRITE) + "\"}");
    assertThat(taken.statusCode()).isEqualTo(200);
    assertThat(RunningServer.json(taken).get("scope").textValue()).isEqualTo("write");
    String cookie = taken.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie)
        .startsWith("pith_key=pith_")
        .contains("HttpOnly", "SameSite=Strict", "Path=/")
        .doesNotContain("Expires", "Max-Age", "Secure");

    String pair = cookie.substring(0, cookie.indexOf(';'));
    HttpResponse<String> answered =
        server.send(server.request("/api/status").header("Cookie", pair).build());
    assertThat(answered.statusCode()).isEqualTo(200);
    assertThat(
            server
                .send(server.request("/api/session").DELETE().build())
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow())
        .startsWith("pith_key=;")
        .contains("Expires=Thu, 01 Jan 1970");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"key\":\"pith_x\"}|401|revoked",
        "{\"key\":1}|400|string",
        "{}|422|missing",
        "{\"key\":\"\"}|401|revoked",
        "{\"key\":\"a; Path=/x\"}|401|revoked",
        "[]|400|object",
      })
  void whatIsNoKeyGetsNoCookie(String body, int status, String told) {
    HttpResponse<String> refused = session(body);

    assertThat(refused.statusCode()).isEqualTo(status);
    assertThat(RunningServer.json(refused).get("detail").textValue()).contains(told);
    assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void aServerWithoutKeysTakesNone() {
    try (RunningServer open = RunningServer.of(new InMemoryEngine(Glossary.DOCUMENTS))) {
      HttpResponse<String> answer =
          open.send(
              open.request("/api/session")
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString("{\"key\":\"x\"}"))
                  .build());
      assertThat(answer.statusCode()).isEqualTo(204);
      assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
      assertThat(open.get("/api/status").statusCode()).isEqualTo(200);
    }
  }

  private static HttpResponse<String> session(String body) {
    return server.send(
        server
            .request("/api/session")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private static String bearer(Scope scope) {
    return "Bearer " + Objects.requireNonNull(secrets.get(scope));
  }

  private static int status(String method, String path, @Nullable String authorization) {
    return send(method, path, authorization).statusCode();
  }

  private static HttpResponse<String> send(
      String method, String path, @Nullable String authorization) {
    HttpRequest.Builder request =
        server
            .request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(method.equals("POST") ? QUESTION : ""));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return server.send(request.build());
  }
}

package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both names of each path, on a server that asks for keys. */
class ApiVersionTest {
  private static final Set<String> OPEN = Set.of(SessionRoute.PATH, ApiDocs.DESCRIPTION);

  @TempDir static Path folder;

  private static RunningServer server;
  private static List<String> secrets;

  @BeforeAll
  static void start() {
    ScopedKeys keys = ScopedKeys.in(folder);
    secrets = new ArrayList<>(List.of("", "pith_none"));
    secrets.addAll(keys.secrets().values());
    InMemoryEngine engine = new InMemoryEngine(Glossary.DOCUMENTS);
    server = RunningServer.of(engine, RunningServer.options(engine).withKeys(keys.watched()));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** One operation of the API under its full name. */
  record Route(String method, String path) {
    static Route of(String told) {
      int space = told.indexOf(' ');
      return new Route(told.substring(0, space), told.substring(space + 1));
    }

    boolean isOfTheApi() {
      return path.startsWith("/api/");
    }

    Route canonical() {
      return new Route(method, ApiVersion.canonical(path));
    }

    Route shortened() {
      return new Route(method, ApiVersion.shortened(path).orElseThrow());
    }

    /** Somewhere that it leads. */
    String place() {
      return ApiDescription.PARAMETER.matcher(path).replaceAll("x");
    }
  }

  private static List<Route> table() {
    return server.server.routes().stream().map(Route::of).filter(Route::isOfTheApi).toList();
  }

  static List<Route> versioned() {
    return table().stream().filter(route -> route.equals(route.canonical())).toList();
  }

  @Test
  void everyPathOfTheApiHasBothNames() {
    List<Route> table = table();

    assertThat(versioned()).hasSizeGreaterThan(30);
    assertThat(table).hasSize(2 * versioned().size());
    for (Route route : versioned()) {
      assertThat(table).contains(route.shortened());
      assertThat(route.shortened().canonical()).isEqualTo(route);
    }
  }

  @ParameterizedTest
  @MethodSource("versioned")
  void bothNamesAskForTheSameKeyAndAnswerAlike(Route route) {
    assertThat(RouteScopes.of(route.method(), route.path()))
        .isEqualTo(RouteScopes.of(route.method(), route.shortened().path()));
    boolean isOpen = OPEN.contains(route.path());
    for (String secret : secrets) {
      HttpResponse<String> full = ask(route, secret);
      HttpResponse<String> brief = ask(route.shortened(), secret);

      assertThat(brief.statusCode()).as("%s", route).isEqualTo(full.statusCode());
      assertThat(brief.headers().firstValue("Content-Type"))
          .isEqualTo(full.headers().firstValue("Content-Type"));
      assertThat(brief.headers().firstValue("WWW-Authenticate"))
          .isEqualTo(full.headers().firstValue("WWW-Authenticate"));
      boolean hasNoKey = secrets.indexOf(secret) < 2;
      assertThat(full.statusCode() == 401 && !isOpen).isEqualTo(hasNoKey && !isOpen);
    }
  }

  private static HttpResponse<String> ask(Route route, String secret) {
    HttpRequest.Builder request =
        server
            .request(route.place())
            .header("Content-Type", RequestBody.JSON)
            .method(route.method(), BodyPublishers.ofString(body(route)));
    if (!secret.isEmpty()) {
      request.header("Authorization", "Bearer " + secret);
    }
    return server.send(request.build());
  }

  private static String body(Route route) {
    return route.method().equals("POST") ? RunningServer.question("stars") : "";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/%76%31/status",
        "/api/v%31/status",
        "/api%2Fv1%2Fstatus",
        "/api/v1%2Fstatus",
        "/api//v1/status",
        "//api/v1/status",
        "/api/v1//status",
        "/api/v1/status/",
        "/api/./v1/status",
        "/api/v2/../v1/status",
        "/api/v1/../status",
        "/api/v1/v1/status",
        "/api/V1/status",
        "/API/v1/status",
        "/api/v1;x=1/status",
        "/api/v1/status;x=1",
      })
  void noSpellingOfAPathGetsPastTheKey(String target) {
    String answer =
        RawHttp.exchange(
            server.server.port(),
            "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(target));

    assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("\"encoders\"");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v2/search, v2",
    "/api/v2, v2",
    "/api/v0/status, v0",
    "/api/v10/documents/x, v10",
    "/api/v2/v1/status, v2",
  })
  void anUnknownVersionIsToldWhichThereAre(String path, String version) {
    HttpResponse<String> answer = server.get(path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(detail(answer))
        .isEqualTo("There is no version %s of the API here; there is v1.".formatted(version));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/nothing", "/api/v1", "/api/vx/status", "/apis/v2", "/v2/models"})
  void elsewhereThereIsNothing(String path) {
    HttpResponse<String> answer = server.get(path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(detail(answer)).isEqualTo("There is nothing at this path.");
  }

  private static String detail(HttpResponse<String> answer) {
    JsonNode detail = RunningServer.json(answer).get("detail");
    return detail.textValue();
  }

  @Test
  void bothNamesCountTogetherAgainstOneClientsRate() {
    RequestLimits limits = RequestLimits.defaults().withClientRate(new ClientRate(1, 2, 10));
    InMemoryEngine engine = new InMemoryEngine(Glossary.DOCUMENTS);
    try (RunningServer slow = RunningServer.of(engine, limits)) {
      List<Integer> answers = new ArrayList<>();
      // A machine that stands still for a second has a token again.
      for (int i = 0; i < 50 && !answers.contains(429); i++) {
        String path = i % 2 == 0 ? "/api/search" : "/api/v1/search";
        answers.add(
            slow.send(
                    slow.request(path)
                        .header("Content-Type", RequestBody.JSON)
                        .POST(BodyPublishers.ofString(RunningServer.question("stars")))
                        .build())
                .statusCode());
      }
      assertThat(answers.subList(0, 2)).isEqualTo(Arrays.asList(200, 200));
      assertThat(answers).contains(429);
    }
  }
}

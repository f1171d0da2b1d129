package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {
  @TempDir static Path folder;
  private static RunningServer server;
  private static Path report;

  @BeforeAll
  static void start() {
    InMemoryEngine engine = new InMemoryEngine(Glossary.DOCUMENTS);
    report = folder.resolve("report.html");
    server = RunningServer.of(engine, RunningServer.options(engine, report));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/corpus",
        "/models",
        "/docs",
        "/docs/swagger-ui-bundle.js",
        "/api/openapi.json",
        "/app.js",
        "/style.css",
        "/api/status",
        "/health/live",
        "/nothing"
      })
  void everyAnswerForbidsWhatThePageDoesNotNeed(String path) {
    HttpResponse<String> response = server.get(path);

    assertThat(response.headers().firstValue("Content-Security-Policy"))
        .contains(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                + " connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors"
                + " 'none'");
    assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(response.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(response.headers().map()).doesNotContainKeys("server", "x-powered-by", "set-cookie");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/status", "/health/live", "/health/ready"})
  void answersOfTheMomentAreNotKept(String path) {
    assertThat(server.get(path).headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void thePageIsKeptButAskedForAgain() {
    HttpResponse<String> first = server.get("/");
    String tag = first.headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> second =
        server.send(server.request("/").header("If-None-Match", tag).build());

    assertThat(first.headers().firstValue("Cache-Control")).contains("no-cache");
    assertThat(first.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
  }

  @Test
  void headTellsTheSameWithoutTheBody() {
    HttpResponse<String> get = server.get("/");
    HttpResponse<String> head =
        server.send(server.request("/").method("HEAD", BodyPublishers.noBody()).build());

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("ETag")).isEqualTo(get.headers().firstValue("ETag"));
  }

  @Test
  void theReportMayStyleItselfButRunNothing() throws IOException {
    Files.writeString(report, "<!doctype html><title>Report</title><p style='color:red'>5 ms");
    HttpResponse<String> response = server.get("/report");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("5 ms");
    assertThat(response.headers().allValues("Content-Security-Policy"))
        .singleElement()
        .asString()
        .contains("default-src 'none'", "style-src 'unsafe-inline'")
        .doesNotContain("script-src");
    assertThat(RunningServer.json(server.get("/api/status")).get("report").booleanValue()).isTrue();

    Files.delete(report);
    assertThat(server.get("/report").statusCode()).isEqualTo(404);
    assertThat(RunningServer.json(server.get("/api/status")).get("report").booleanValue())
        .isFalse();
  }
}

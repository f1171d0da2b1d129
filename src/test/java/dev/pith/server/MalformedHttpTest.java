package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes on the wire that no client library would send. */
class MalformedHttpTest {
  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.of(new InMemoryEngine(Glossary.DOCUMENTS));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String get(String target, String... headers) {
    return request("GET", target, headers);
  }

  private static String request(String method, String target, String... headers) {
    return "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\n"
        .formatted(method, target, String.join("", headers));
  }

  private static String chunked(String chunks) {
    return request(
            "POST",
            "/api/search",
            "Content-Type: application/json\r\n",
            "Transfer-Encoding: chunked\r\n")
        + chunks;
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("long header", get("/", "X: " + "a".repeat(9_000) + "\r\n"), 431),
        Arguments.of("many headers", get("/", "X: a\r\n".repeat(10_000)), 431),
        Arguments.of("long line", get("/" + "a".repeat(9_000)), 414),
        Arguments.of("no host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400),
        Arguments.of("two hosts", get("/", "Host: localhost\r\n"), 400),
        Arguments.of("not http", "hello\r\n\r\n", 400),
        Arguments.of("control bytes", "\0\1\2\3\r\n\r\n", 400),
        Arguments.of("http 9", "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", 505),
        Arguments.of("null in path", get("/\0"), 400),
        Arguments.of("encoded null", get("/%00"), 400),
        Arguments.of("half an escape", get("/%zz"), 400),
        Arguments.of("parent folder", get("/../../etc/passwd"), 400),
        Arguments.of("encoded parent", get("/%2e%2e/%2e%2e/etc/passwd"), 400),
        Arguments.of("encoded slash", get("/..%2f..%2fetc%2fpasswd"), 400),
        Arguments.of("parameter parent", get("/..;/web.xml"), 400),
        Arguments.of("two slashes", get("//etc/passwd"), 400),
        Arguments.of("back slash", get("/..\\..\\etc"), 400),
        Arguments.of("foreign target", get("http://evil.example/"), 400),
        Arguments.of("other method", request("M-SEARCH", "/"), 405),
        Arguments.of("lower case method", request("get", "/api/search"), 405),
        Arguments.of("long method", request("A".repeat(2_000), "/api/search"), 405),
        Arguments.of("trace", request("TRACE", "/api/search"), 405),
        Arguments.of(
            "socket",
            get(
                "/api/socket",
                "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"),
            404),
        Arguments.of("bad length", request("POST", "/api/search", "Content-Length: x\r\n"), 400),
        Arguments.of(
            "two lengths",
            request("POST", "/api/search", "Content-Length: 1\r\nContent-Length: 2\r\n") + "{}",
            400),
        Arguments.of("bad chunk", chunked("zz\r\n{}\r\n0\r\n\r\n"), 400),
        Arguments.of(
            "endless chunks", chunked(("1000\r\n" + "a".repeat(4096) + "\r\n").repeat(5)), 413),
        Arguments.of("long chunk", chunked("fffff\r\n" + "a".repeat(20_000)), 413),
        Arguments.of("expectation", get("/", "Expect: the unexpected\r\n"), 417));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void isAnsweredWithAProblem(String what, String request, int status) {
    String answer = RawHttp.exchange(server.server.port(), request);

    assertThat(RawHttp.status(answer)).as("%s: %s", what, answer).isEqualTo(status);
    assertThat(answer)
        .contains("application/problem+json")
        .doesNotContainIgnoringCase("jetty", "set-cookie");
    JsonNode problem = RunningServer.json(RawHttp.body(answer));
    assertThat(problem.get("status").intValue()).isEqualTo(status);
    assertThat(problem.get("detail").textValue()).endsWith(".");
    assertThat(answer.split("\r\n\r\n", 2)[0])
        .containsOnlyOnce(
            "%s: %s\r\n".formatted(RequestTrace.ID_HEADER, problem.get("requestId").textValue()));
  }

  /** Jetty skips them as it does empty lines, so that nobody behind it sees another method. */
  @Test
  void colonsBeforeAMethodChangeNothing() {
    for (String method : List.of("GET", "HEAD", "POST")) {
      String plain = RawHttp.exchange(server.server.port(), request(method, "/nowhere"));
      String colons = RawHttp.exchange(server.server.port(), request("::" + method, "/nowhere"));

      assertThat(RawHttp.status(colons)).isEqualTo(RawHttp.status(plain)).isEqualTo(404);
      assertThat(RawHttp.body(colons).isEmpty())
          .isEqualTo(RawHttp.body(plain).isEmpty())
          .isEqualTo(method.equals("HEAD"));
    }
  }

  @Test
  void weAreNobodysProxy() {
    String request = request("CONNECT", "localhost:80");

    assertThat(
            RawHttp.status(
                RawHttp.exchangeAndHangUp(
                    server.server.port(), request.getBytes(StandardCharsets.US_ASCII))))
        .isEqualTo(405);
  }

  @Test
  void aClientThatLeavesInTheMiddleOfItsBodyHarmsNobody() throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.server.port())) {
      socket
          .getOutputStream()
          .write(
              request(
                      "POST",
                      "/api/search",
                      "Content-Type: application/json\r\nContent-Length: 100\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
    }
    assertThat(server.search("{\"query\":\"a\"}").statusCode()).isEqualTo(200);
  }

  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void damagedRequestsAreNeverOurFault(long seed) {
    Random random = new Random(seed);
    byte[] request =
        (request("POST", "/api/search", "Content-Type: application/json\r\nContent-Length: 20\r\n")
                + "{\"query\":\"the stars\"}")
            .getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < 1 + random.nextInt(8); i++) {
      request[random.nextInt(request.length)] = (byte) random.nextInt();
    }

    String answer = RawHttp.exchangeAndHangUp(server.server.port(), request);

    assertThat(answer)
        .as("seed %d", seed)
        .satisfiesAnyOf(
            text -> assertThat(text).isEmpty(),
            text ->
                assertThat(RawHttp.status(text)).matches(status -> status < 500 || status == 505));
  }
}

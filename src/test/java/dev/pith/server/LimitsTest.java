package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a request may ask for is answered, and one more of it is not. */
class LimitsTest {
  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.of(new InMemoryEngine(Glossary.DOCUMENTS));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String with(String field, String value) {
    return "{\"query\":\"a\",\"%s\":%s}".formatted(field, value);
  }

  private static String ofBytes(int bytes) {
    String body = RunningServer.question("a");
    return body + " ".repeat(bytes - body.length());
  }

  private static String facets(int fields) {
    return with("facets", "[" + "\"f\",".repeat(fields - 1) + "\"f\"]");
  }

  private static String filter(int values) {
    return with("filter", "{\"f\":[" + "1,".repeat(values - 1) + "1]}");
  }

  static Stream<Arguments> limits() {
    return Stream.of(
        Arguments.of("query", question(2_000), question(2_001), 422),
        Arguments.of("k", with("k", "100"), with("k", "101"), 422),
        Arguments.of("from", with("from", "900"), with("from", "901"), 422),
        Arguments.of("body", ofBytes(16_384), ofBytes(16_385), 413),
        Arguments.of("values of a filter", filter(256), filter(257), 422));
  }

  private static String question(int chars) {
    return RunningServer.question("a".repeat(chars));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("limits")
  void whatIsAllowedIsAnsweredAndOneMoreIsRefused(
      String what, String most, String over, int status) {
    assertThat(server.search(most).statusCode()).isEqualTo(200);
    assertThat(server.search(over).statusCode()).isEqualTo(status);
  }

  /** Where what is allowed is wrong for another reason, the refusals differ. */
  static Stream<Arguments> toldApart() {
    return Stream.of(
        Arguments.of("levels", with("k", nested(19)), with("k", nested(20)), "20 levels"),
        Arguments.of("digits", with("k", digits(100)), with("k", digits(101)), "too long"),
        Arguments.of(
            "name", with("x".repeat(1_000), "1"), with("x".repeat(1_001), "1"), "too long"),
        Arguments.of("facets", facets(8), facets(9), "8 fields"));
  }

  private static String nested(int levels) {
    return "[".repeat(levels) + "]".repeat(levels);
  }

  private static String digits(int count) {
    return "9".repeat(count);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("toldApart")
  void oneMoreIsRefusedForThat(String what, String most, String over, String told) {
    assertThat(detail(server.search(most))).doesNotContain(told);
    assertThat(detail(server.search(over))).contains(told);
  }

  private static String detail(HttpResponse<String> answer) {
    return RunningServer.json(answer).path("detail").asText();
  }

  @ParameterizedTest
  @MethodSource("heads")
  void aHeadOfEightKibibytesIsReadAndALongerOneIsNot(int bytes, int status) {
    String start = "GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX: ";
    String head = start + "a".repeat(bytes - start.length() - 4) + "\r\n\r\n";
    assertThat(RawHttp.status(RawHttp.exchange(server.server.port(), head))).isEqualTo(status);
  }

  static Stream<Arguments> heads() {
    return Stream.of(Arguments.of(8_192, 200), Arguments.of(8_193, 431));
  }
}

package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostGuardTest {
  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.of(new InMemoryEngine(Glossary.DOCUMENTS));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:%d", "127.0.0.1:%d", "[::1]:%d", "localhost:80"})
  void loopbackNamesAreOurs(String host) {
    assertThat(RawHttp.status(get(server.server.port(), host))).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:%d",
        "127.0.0.1.evil.example:%d",
        "localhost.evil.example",
        "xlocalhost",
        "192.168.1.7:%d",
        "0.0.0.0:%d"
      })
  void aReboundNameIsTurnedAway(String host) {
    String answer = get(server.server.port(), host);

    assertThat(RawHttp.status(answer)).isEqualTo(421);
    assertThat(answer).contains("application/problem+json");
  }

  @Test
  void aServerForOtherMachinesHasManyNames() {
    assertThat(new HostGuard("192.0.2.1").accepts("search.example:8080")).isTrue();
    assertThat(new HostGuard("localhost").accepts("search.example:8080")).isFalse();
  }

  @Test
  void aServerOfOneLoopbackNameAnswersToItAsWell() {
    HostGuard guard = new HostGuard("127.0.0.2");

    assertThat(guard.accepts("127.0.0.2:8080")).isTrue();
    assertThat(guard.accepts("localhost")).isTrue();
    assertThat(guard.accepts("127.0.0.3")).isFalse();
  }

  /** Listening on it fails with a sentence of its own. */
  @Test
  void anAddressThatIsNoneGuardsNothing() {
    assertThat(new HostGuard("[no address").accepts("search.example")).isTrue();
  }

  @Test
  void aRequestThatNamesNoHostIsTurnedAway() {
    String answer =
        RawHttp.exchange(
            server.server.port(), "GET /api/status HTTP/1.0\r\nConnection: close\r\n\r\n");

    assertThat(RawHttp.status(answer)).isEqualTo(421);
    assertThat(new HostGuard("localhost").accepts(null)).isFalse();
    assertThat(new HostGuard("0.0.0.0").accepts(null)).isTrue();
  }

  private static String get(int port, String host) {
    return RawHttp.exchange(
        port,
        "GET /api/status HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
            .formatted(host.formatted(port)));
  }
}

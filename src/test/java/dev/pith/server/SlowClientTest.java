package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.fixtures.Eventually;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Clients that would keep a connection for ever if they were let. */
class SlowClientTest {
  private static final byte[] HEAD =
      String.join(
              "\r\n",
              "POST /api/search HTTP/1.1",
              "Host: localhost",
              "Content-Type: application/json",
              "Content-Length: 1000",
              "",
              "")
          .getBytes(StandardCharsets.US_ASCII);

  @Test
  void aBodyThatTricklesIsCutOff() throws IOException {
    RequestLimits limits =
        ChosenLimits.ofConnections(Duration.ofMillis(100), Duration.ofMinutes(1));
    try (RunningServer server = RunningServer.of(new InMemoryEngine(Glossary.DOCUMENTS), limits);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.server.port())) {
      socket.getOutputStream().write(HEAD);
      while (socket.getInputStream().available() == 0) {
        socket.getOutputStream().write(' ');
        // The client is slow on purpose, but never as slow as its idle limit.
        Eventually.pause(Duration.ofMillis(20));
      }

      assertThat(firstLine(socket)).contains("408");
    }
  }

  @Test
  void aBodyThatStopsIsCutOff() throws IOException {
    RequestLimits limits =
        ChosenLimits.ofConnections(Duration.ofMinutes(1), Duration.ofMillis(200));
    try (RunningServer server = RunningServer.of(new InMemoryEngine(Glossary.DOCUMENTS), limits);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.server.port())) {
      socket.getOutputStream().write(HEAD);

      assertThat(firstLine(socket)).containsAnyOf("400", "408");
    }
  }

  @Test
  void aConnectionThatSaysNothingIsClosed() throws IOException {
    RequestLimits limits =
        ChosenLimits.ofConnections(Duration.ofMinutes(1), Duration.ofMillis(200));
    try (RunningServer server = RunningServer.of(new InMemoryEngine(Glossary.DOCUMENTS), limits);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.server.port())) {
      socket.getOutputStream().write("GET / HT".getBytes(StandardCharsets.US_ASCII));

      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .doesNotContain("HTTP/1.1 5");
    }
  }

  private static String firstLine(Socket socket) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = socket.getInputStream().read();
        next >= 0 && next != '\r';
        next = socket.getInputStream().read()) {
      line.append((char) next);
    }
    return line.toString();
  }
}

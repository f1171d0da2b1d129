package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.fixtures.Eventually;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
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

  @Test
  void aHeadThatTricklesIsCutOffAlsoBehindAnotherRequest() throws IOException {
    RequestLimits limits =
        ChosenLimits.ofConnections(Duration.ofMillis(200), Duration.ofMinutes(1));
    for (String before : List.of("", "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
      try (RunningServer server = RunningServer.of(new InMemoryEngine(Glossary.DOCUMENTS), limits);
          Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.server.port())) {
        socket.getOutputStream().write((before + "GET /").getBytes(StandardCharsets.US_ASCII));
        socket.setSoTimeout(20);

        assertThat(trickledUntilClosed(socket))
            .as("bytes, long before the head would be too long")
            .isLessThan(limits.headerBytes() / 2);
      }
    }
  }

  private static int trickledUntilClosed(Socket socket) throws IOException {
    int bytes = 0;
    try {
      while (isOpen(socket)) {
        socket.getOutputStream().write('x');
        bytes++;
      }
    } catch (SocketException reset) {
      // As good as closed.
    }
    return bytes;
  }

  private static boolean isOpen(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() >= 0;
    } catch (SocketTimeoutException silent) {
      // The server has nothing to say to half a head.
      return true;
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

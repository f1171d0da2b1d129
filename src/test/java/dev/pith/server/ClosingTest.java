package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.corpus.Document;
import dev.pith.fixtures.Eventually;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A server that closes while an answer is on its way. */
class ClosingTest {
  private static final Duration A_WHILE = Duration.ofMillis(50);

  /** Of a server that closes: two seconds at most. */
  static final Duration LONGER_THAN_QUIET_CONNECTIONS_ARE_LEFT = Duration.ofMillis(2_500);

  /** More than the buffers of a connection hold, so that the server has to wait for its client. */
  private static final Document LONG = new Document("long", "long", "words ".repeat(2_000_000));

  private static final String QUERY = "{\"query\":\"words\",\"k\":1,\"encoders\":[\"full\"]}";
  private static final byte[] SEARCH =
      String.join(
              "\r\n",
              "POST /api/v1/search HTTP/1.1",
              "Host: localhost",
              "Content-Type: application/json",
              "Content-Length: " + QUERY.length(),
              "",
              QUERY)
          .getBytes(StandardCharsets.US_ASCII);

  private static final byte[] HEALTH =
      "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  @Test
  void whatIsAskedBehindAnAnswerThatPromisedMoreIsAnswered() throws Exception {
    try (RunningServer server = RunningServer.of(new InMemoryEngine(List.of(LONG)));
        Socket socket = connect(server)) {
      socket.getOutputStream().write(SEARCH);
      String promise = head(socket);
      CompletableFuture<Void> closed = close(server);
      int bytes = chunks(socket);

      socket.getOutputStream().write(SEARCH);
      String last = head(socket);

      assertThat(promise).doesNotContainIgnoringCase("Connection: close");
      assertThat(last).contains("200").containsIgnoringCase("Connection: close");
      assertThat(socket.getInputStream().readAllBytes()).hasSize(bytes);
      closed.join();
    }
  }

  @Test
  void anAnswerUnderWayIsGivenWholeHoweverLongItsClientPauses() throws Exception {
    try (RunningServer server = RunningServer.of(new InMemoryEngine(List.of(LONG)));
        Socket socket = connect(server)) {
      socket.getOutputStream().write(SEARCH);
      head(socket);
      CompletableFuture<Void> closed = close(server);
      Eventually.pause(LONGER_THAN_QUIET_CONNECTIONS_ARE_LEFT);

      assertThat(chunks(socket)).isGreaterThan(LONG.text().length());
      closed.join();
    }
  }

  @Test
  void aLongSearchIsAnsweredHoweverQuietItsConnectionIsWhileTheServerCloses() throws Exception {
    GatedEngine engine = new GatedEngine();
    try (RunningServer server = RunningServer.of(engine);
        Socket socket = connect(server)) {
      socket.getOutputStream().write(SEARCH);
      engine.begun.acquire();
      CompletableFuture<Void> closed = close(server);
      Eventually.pause(LONGER_THAN_QUIET_CONNECTIONS_ARE_LEFT);
      engine.gate.countDown();

      assertThat(head(socket)).contains("200");
      assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
      closed.join();
    }
  }

  @Test
  void connectionsOnWhichNothingIsAskedEndBeforeWhatIsUnderWay() throws Exception {
    GatedEngine engine = new GatedEngine();
    try (RunningServer server = RunningServer.of(engine);
        Socket never = connect(server);
        Socket once = connect(server);
        Socket underWay = connect(server)) {
      once.getOutputStream().write(HEALTH);
      assertThat(head(once)).contains("200").doesNotContainIgnoringCase("Connection: close");
      underWay.getOutputStream().write(SEARCH);
      engine.begun.acquire();
      CompletableFuture<Void> closed = close(server);

      assertThat(never.getInputStream().readAllBytes()).isEmpty();
      once.getInputStream().readAllBytes();
      assertThat(closed).isNotDone();
      engine.gate.countDown();
      assertThat(head(underWay)).contains("200");
      closed.join();
    }
  }

  @Test
  void anAnswerThatNobodyFetchesDoesNotKeepAServerFromClosing() throws Exception {
    RequestLimits limits = ChosenLimits.ofSearches(1, 1, Duration.ofSeconds(2), A_WHILE);
    try (RunningServer server = RunningServer.of(new InMemoryEngine(List.of(LONG)), limits);
        Socket socket = connect(server)) {
      socket.getOutputStream().write(SEARCH);
      head(socket);

      close(server).join();
    }
  }

  private static Socket connect(RunningServer server) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(8 * 1024);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.server.port()));
    return socket;
  }

  /** Begins to close, on another thread, and comes back when that waits for its client. */
  private static CompletableFuture<Void> close(RunningServer server) {
    CompletableFuture<Void> closed = new CompletableFuture<>();
    Thread closing =
        Thread.ofPlatform()
            .start(
                () -> {
                  server.server.close();
                  closed.complete(null);
                });
    Eventually.until(() -> closing.getState() == Thread.State.TIMED_WAITING || closed.isDone());
    return closed;
  }

  private static String head(Socket socket) throws IOException {
    StringBuilder head = new StringBuilder();
    for (String line = line(socket); !line.isEmpty(); line = line(socket)) {
      head.append(line).append('\n');
    }
    return head.toString();
  }

  /** Reads an answer of unknown length to its end, on a connection that stays; how long it was. */
  private static int chunks(Socket socket) throws IOException {
    int bytes = 0;
    int length;
    do {
      length = Integer.parseInt(line(socket), 16);
      bytes += socket.getInputStream().readNBytes(length).length;
      assertThat(line(socket)).isEmpty();
    } while (length > 0);
    return bytes;
  }

  private static String line(Socket socket) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = socket.getInputStream().read();
        next != '\n';
        next = socket.getInputStream().read()) {
      assertThat(next).as("no end of the connection here").isNotNegative();
      line.write(next);
    }
    return line.toString(StandardCharsets.US_ASCII).strip();
  }
}

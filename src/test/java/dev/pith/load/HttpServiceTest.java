package dev.pith.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.pith.evaluate.Cell;
import dev.pith.search.SearchMode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpServiceTest {
  private static final Cell HYBRID = new Cell("compact", "compact", 8, SearchMode.HYBRID);

  private final AtomicReference<byte[]> asked = new AtomicReference<>(new byte[0]);
  private HttpServer server;
  private int status = 200;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/v1/search",
        exchange -> {
          asked.set(exchange.getRequestBody().readAllBytes());
          exchange.sendResponseHeaders(status, 2);
          exchange.getResponseBody().write(new byte[] {'{', '}'});
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private Outcome ask(Cell cell) throws InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    try (HttpService service = new HttpService(uri, cell, 10)) {
      return service.answer("who said \"so\"?");
    }
  }

  @ParameterizedTest
  @CsvSource({"200,ANSWERED", "503,REFUSED", "429,REFUSED", "500,FAILED", "404,FAILED"})
  void theStatusTellsWhatBecameOfTheQuestion(int answered, Outcome outcome)
      throws InterruptedException {
    status = answered;
    assertThat(ask(HYBRID)).isEqualTo(outcome);
  }

  @Test
  void theCellIsWhatIsAskedFor() throws Exception {
    ask(HYBRID);
    JsonNode body = new ObjectMapper().readTree(asked.get());
    assertThat(body.get("query").asText()).isEqualTo("who said \"so\"?");
    assertThat(body.get("encoders").get(0).asText()).isEqualTo("compact");
    assertThat(body.get("mode").asText()).isEqualTo("hybrid");
    assertThat(body.get("k").asInt()).isEqualTo(10);
  }

  @Test
  void wordsAloneAskNoEncoder() throws Exception {
    ask(Cell.LEXICAL);
    JsonNode body = new ObjectMapper().readTree(asked.get());
    assertThat(body.get("mode").asText()).isEqualTo("lexical");
    assertThat(body.has("encoders")).isFalse();
  }

  @Test
  void aServerThatIsNotThereIsAFailure() throws InterruptedException {
    server.stop(0);
    assertThat(ask(HYBRID)).isEqualTo(Outcome.FAILED);
  }
}

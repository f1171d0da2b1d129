package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pith.search.SearchEngine;
import dev.pith.search.SearchQuery;
import dev.pith.search.SearchResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListeningTest {
  @Test
  void aPortInUseIsNamedAndTheWayOutToo() {
    InMemoryEngine engine = new InMemoryEngine(Glossary.DOCUMENTS);
    try (RunningServer first = RunningServer.of(engine)) {
      int port = first.server.port();

      assertThatExceptionOfType(PortInUseException.class)
          .isThrownBy(() -> SearchServer.start(engine, at("127.0.0.1", port)))
          .withMessage("port %d on 127.0.0.1 is in use; choose another with --port", port)
          .satisfies(e -> assertThat(e.port()).isEqualTo(port));
      assertThat(first.get("/health/live").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aClosedServersPortIsFreeAtOnce() {
    InMemoryEngine engine = new InMemoryEngine(Glossary.DOCUMENTS);
    RunningServer first = RunningServer.of(engine);
    int port = first.server.port();
    first.close();

    try (RunningServer second = RunningServer.of(engine, at("127.0.0.1", port))) {
      assertThat(second.get("/health/live").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aServerThatAnInterruptedThreadClosesIsClosedAndTheThreadStaysInterrupted() {
    InMemoryEngine engine = new InMemoryEngine(Glossary.DOCUMENTS);
    RunningServer first = RunningServer.of(engine);
    int port = first.server.port();
    Thread.currentThread().interrupt();

    first.server.close();

    assertThat(Thread.interrupted()).isTrue();
    first.client.close();
    try (RunningServer second = RunningServer.of(engine, at("127.0.0.1", port))) {
      assertThat(second.get("/health/live").statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "no-such-host.invalid"})
  void aHostThatIsNotOursIsRefusedWithASentence(String host) {
    InMemoryEngine engine = new InMemoryEngine(Glossary.DOCUMENTS);

    assertThatExceptionOfType(CannotListenException.class)
        .isThrownBy(() -> SearchServer.start(engine, at(host, 0)))
        .withMessageContaining(host)
        .withMessageContaining("--host");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536})
  void aPortThatDoesNotExistIsRefused(int port) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> at("127.0.0.1", port));
  }

  @Test
  void aBugIsLoggedButNotTold() {
    SearchEngine broken =
        new SearchEngine() {
          @Override
          public String documentsBy(String encoder) {
            return encoder;
          }

          @Override
          public List<String> encoders() {
            return List.of("full");
          }

          @Override
          public long documents() {
            return 1;
          }

          @Override
          public SearchResult search(SearchQuery query) {
            throw new IllegalStateException("secret detail at /home/someone");
          }

          @Override
          public void close() {}
        };
    try (RunningServer server = RunningServer.of(broken)) {
      var response = server.search("{\"query\":\"a\"}");

      assertThat(response.statusCode()).isEqualTo(500);
      assertThat(response.headers().firstValue("Content-Type"))
          .contains("application/problem+json");
      assertThat(response.body())
          .contains("The server failed")
          .doesNotContain("secret", "IllegalState", "at dev.pith");
    }
  }

  private static ServerOptions at(String host, int port) {
    return ServerOptions.local(port, () -> new IndexProgress(0, 0, false), List.of())
        .withHost(host);
  }
}

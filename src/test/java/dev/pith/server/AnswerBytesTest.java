package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.search.SearchEngine;
import dev.pith.search.SearchQuery;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerBytesTest {
  private final SearchEngine engine = new InMemoryEngine(Glossary.DOCUMENTS);

  private JsonNode written(SearchQuery query) {
    return RunningServer.json(
        new String(AnswerBytes.of(engine, query, engine.search(query)), StandardCharsets.UTF_8));
  }

  @Test
  void theyAreTheServersAnswer() {
    try (RunningServer server = RunningServer.of(engine)) {
      HttpResponse<String> compact =
          server.search(
              "{\"query\": \"who?\", \"encoders\": [\"%s\"], \"k\": 3}"
                  .formatted(InMemoryEngine.COMPACT));
      assertThat(written(SearchQuery.vector(InMemoryEngine.COMPACT, "who?", 3)))
          .isEqualTo(RunningServer.json(compact));
      HttpResponse<String> words = server.search("{\"query\": \"who?\", \"mode\": \"lexical\"}");
      assertThat(written(SearchQuery.lexical("who?", 10))).isEqualTo(RunningServer.json(words));
    }
  }

  @Test
  void aServerForLoadTurnsNoFastClientAway() throws Exception {
    ServerOptions options = RunningServer.options(engine);
    String body = "{\"query\": \"who?\", \"k\": 1}";
    try (SearchServer hurried = SearchServer.startForLoad(engine, options);
        HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hurried.port() + "/api/search"))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(body))
              .build();
      for (int i = 0; i < 2 * ClientRate.STANDARD.burst(); i++) {
        assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
      }
    }
  }
}

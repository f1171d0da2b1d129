package dev.pith.load;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pith.evaluate.Cell;
import dev.pith.search.SearchMode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks a server by {@code POST /api/v1/search}, over connections that are kept. */
public final class HttpService implements Service, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int OK = 200;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI search;
  private final Cell cell;
  private final int hits;

  /**
   * @param server such as {@code http://127.0.0.1:8080/}
   * @param cell whose encoder and mode are asked for
   * @param hits how many documents are wanted, at least 1
   */
  public HttpService(URI server, Cell cell, int hits) {
    this.search = server.resolve("/api/v1/search");
    this.cell = cell;
    this.hits = hits;
  }

  @Override
  public Outcome answer(String question) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(search)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body(question)))
            .build();
    try {
      return outcome(client.send(request, BodyHandlers.ofByteArray()).statusCode());
    } catch (IOException noAnswer) {
      return Outcome.FAILED;
    }
  }

  private static Outcome outcome(int status) {
    return switch (status) {
      case OK -> Outcome.ANSWERED;
      case TOO_MANY_REQUESTS, UNAVAILABLE -> Outcome.REFUSED;
      default -> Outcome.FAILED;
    };
  }

  private String body(String question) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("query", question)
            .put("k", hits)
            .put("mode", cell.way());
    if (cell.mode() != SearchMode.LEXICAL) {
      body.putArray("encoders").add(cell.encoder());
    }
    return body.toString();
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}

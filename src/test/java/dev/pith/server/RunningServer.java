package dev.pith.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pith.search.SearchEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A real server on a free port of 127.0.0.1, and a client for it. */
final class RunningServer implements AutoCloseable {
  static final List<EncoderFacts> FACTS =
      List.of(
          new EncoderFacts(
              InMemoryEngine.FULL,
              InMemoryEngine.FULL,
              384,
              256,
              90_900_000,
              "a".repeat(64),
              "a library of models",
              "Apache-2.0",
              null,
              null,
              List.of()),
          new EncoderFacts(
              InMemoryEngine.COMPACT,
              InMemoryEngine.COMPACT,
              384,
              128,
              11_800_000,
              "b".repeat(64),
              "a library of models",
              "Apache-2.0",
              null,
              new LineageFacts("minilm", "smaller", "560 definitions", 0.9931, 160, 81_400),
              List.of(
                  new PassFacts(
                      "trim vocabulary",
                      "kept 20,000 of 30,522 tokens",
                      90_900_000,
                      61_300_000,
                      15_200_000,
                      0.9998,
                      1_400,
                      4.61,
                      4.58),
                  new PassFacts(
                      "quantize int8",
                      "8-bit weights by output",
                      61_300_000,
                      11_800_000,
                      14_900_000,
                      0.9931,
                      80_000,
                      4.58,
                      1.13))));

  /** Facts of encoders that have no passes, as far as an engine knows them. */
  static List<EncoderFacts> factsOf(SearchEngine engine) {
    return engine.encoders().stream()
        .map(
            name ->
                new EncoderFacts(
                    name,
                    engine.documentsBy(name),
                    384,
                    256,
                    90_900_000,
                    "c".repeat(64),
                    "a library of models",
                    "Apache-2.0",
                    AlignmentFacts.of(engine, name),
                    null,
                    List.of()))
        .toList();
  }

  private static final ObjectMapper MAPPER = new ObjectMapper();

  final SearchServer server;
  final HttpClient client = HttpClient.newHttpClient();

  private RunningServer(SearchServer server) {
    this.server = server;
  }

  static RunningServer of(SearchEngine engine) {
    return of(engine, options(engine));
  }

  static RunningServer of(SearchEngine engine, ServerOptions options) {
    return new RunningServer(
        SearchServer.start(engine, options, unhurried(RequestLimits.defaults())));
  }

  static RunningServer of(
      SearchEngine engine, ServerOptions options, RequestLimits limits, ChangeLimits changes) {
    return new RunningServer(SearchServer.start(engine, options, unhurried(limits), changes));
  }

  static RunningServer of(SearchEngine engine, RequestLimits limits) {
    return new RunningServer(SearchServer.start(engine, options(engine), unhurried(limits)));
  }

  /** Tests ask as fast as they can. */
  private static RequestLimits unhurried(RequestLimits limits) {
    return limits.clientRate().equals(ClientRate.STANDARD)
        ? limits.withClientRate(new ClientRate(1_000_000, 1_000_000, 10))
        : limits;
  }

  static ServerOptions options(SearchEngine engine) {
    return ServerOptions.local(
        0, () -> new IndexProgress(engine.documents(), engine.documents(), false), FACTS);
  }

  static ServerOptions options(SearchEngine engine, Path report) {
    return options(engine).withReport(report);
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path));
  }

  HttpResponse<String> get(String path) {
    return send(request(path).build());
  }

  HttpResponse<String> search(String body) {
    return send(searchRequest(body));
  }

  CompletableFuture<HttpResponse<String>> searchLater(String body) {
    return sendLater(searchRequest(body));
  }

  private HttpRequest searchRequest(String body) {
    return request("/api/search")
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return DescribedExchange.checked(request, client.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while waiting for the server", e);
    }
  }

  CompletableFuture<HttpResponse<String>> sendLater(HttpRequest request) {
    return client
        .sendAsync(request, BodyHandlers.ofString())
        .thenApply(response -> DescribedExchange.checked(request, response));
  }

  static JsonNode json(HttpResponse<String> response) {
    return json(response.body());
  }

  static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }

  /** A string as JSON quotes it. */
  static String quoted(String text) {
    return MAPPER.getNodeFactory().textNode(text).toString();
  }

  /** {@code {"query": ...}} with the text quoted as JSON wants it. */
  static String question(String query) {
    return MAPPER.createObjectNode().put("query", query).toString();
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}

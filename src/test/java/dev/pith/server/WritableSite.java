package dev.pith.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.encode.Encoder;
import dev.pith.index.ChangeQueue;
import dev.pith.index.DocumentIndex;
import dev.pith.index.Pairing;
import dev.pith.search.LuceneSearchEngine;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;

/** A server on an index of its own, whose documents can be changed. */
final class WritableSite implements AutoCloseable {
  private final Path path;
  private final List<Encoder> encoders;
  private final ChangeLimits limits;
  private final DocumentIndex index;
  private final LuceneSearchEngine engine;
  private final ChangeQueue changes;
  private final RunningServer server;

  WritableSite(Path path, List<Encoder> encoders, ChangeLimits limits) {
    this(path, encoders, limits, RequestLimits.defaults());
  }

  WritableSite(Path path, List<Encoder> encoders, ChangeLimits limits, RequestLimits requests) {
    this.path = path;
    this.encoders = encoders;
    this.limits = limits;
    this.index = DocumentIndex.open(path);
    this.engine = new LuceneSearchEngine(index, encoders, Pairing.SYMMETRIC);
    this.changes = ChangeQueue.open(index, encoders);
    this.server =
        RunningServer.of(
            engine, RunningServer.options(engine).withChanges(changes), requests, limits);
  }

  /** Ends and begins, as a process does. */
  WritableSite restarted() {
    close();
    return new WritableSite(path, encoders, limits);
  }

  Path path() {
    return path;
  }

  LuceneSearchEngine engine() {
    return engine;
  }

  HttpRequest.Builder request(String target) {
    return server.request(target);
  }

  HttpResponse<String> send(HttpRequest request) {
    return server.send(request);
  }

  HttpResponse<String> get(String target) {
    return server.get(target);
  }

  HttpResponse<String> post(String type, String body) {
    return send(
        request("/api/documents")
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  HttpResponse<String> delete(String target) {
    return send(request(target).DELETE().build());
  }

  /** Ids of the hits of the first answer. */
  List<String> ids(String question) {
    return hits(question).findValuesAsText("id");
  }

  JsonNode hits(String question) {
    return RunningServer.json(server.search(question)).at("/results/0/hits");
  }

  @Override
  public void close() {
    server.close();
    changes.close();
    engine.close();
    index.close();
  }
}

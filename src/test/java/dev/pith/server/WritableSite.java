package dev.pith.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.encode.Encoder;
import dev.pith.index.ChangeQueue;
import dev.pith.index.DocumentIndex;
import dev.pith.index.Pairing;
import dev.pith.search.LuceneSearchEngine;
import dev.pith.search.Reindexing;
import dev.pith.search.SearchEngine;
import dev.pith.search.SwitchingEngine;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;

/** A server on an index of its own, whose documents can be changed and embedded again. */
final class WritableSite implements AutoCloseable {
  private final Path path;
  private final List<Encoder> encoders;
  private final ChangeLimits limits;
  private final SwitchingEngine engine;
  private final ChangeQueue changes;
  private final Reindexing reindexing;
  private final RunningServer server;

  WritableSite(Path path, List<Encoder> encoders, ChangeLimits limits) {
    this(path, encoders, limits, RequestLimits.defaults());
  }

  WritableSite(Path path, List<Encoder> encoders, ChangeLimits limits, RequestLimits requests) {
    this.path = path;
    this.encoders = encoders;
    this.limits = limits;
    this.engine = SwitchingEngine.open(path, index -> engine(index, encoders));
    this.changes = ChangeQueue.open(engine.index(), encoders);
    this.reindexing = new Reindexing(engine, changes, encoders);
    this.server = RunningServer.of(engine, options(), requests, limits);
  }

  /** Of a server that may change the index, for one that may do more. */
  ServerOptions options() {
    return RunningServer.options(engine)
        .withChanges(changes)
        .withReindexing(reindexing)
        .withEmbedders(encoders);
  }

  private static SearchEngine engine(DocumentIndex index, List<Encoder> encoders) {
    return new LuceneSearchEngine(
        index,
        encoders.stream().filter(one -> index.answers(one, Pairing.SYMMETRIC)).toList(),
        Pairing.SYMMETRIC);
  }

  /** Ends and begins, as a process does. */
  WritableSite restarted() {
    close();
    return new WritableSite(path, encoders, limits);
  }

  Path path() {
    return path;
  }

  SearchEngine engine() {
    return engine;
  }

  URI uri(String target) {
    return server.uri(target);
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
    return post("/api/documents", type, body);
  }

  HttpResponse<String> post(String target, String type, String body) {
    return send(
        request(target).header("Content-Type", type).POST(BodyPublishers.ofString(body)).build());
  }

  HttpResponse<String> delete(String target) {
    return send(request(target).DELETE().build());
  }

  /** Ids of the hits of the first answer. */
  List<String> ids(String question) {
    return hits(question).findValuesAsText("id");
  }

  JsonNode hits(String question) {
    return RunningServer.json(search(question)).at("/results/0/hits");
  }

  HttpResponse<String> search(String question) {
    return server.search(question);
  }

  @Override
  public void close() {
    server.close();
    reindexing.close();
    changes.close();
    engine.close();
  }
}

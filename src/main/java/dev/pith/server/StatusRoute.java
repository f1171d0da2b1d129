package dev.pith.server;

import dev.pith.search.SearchEngine;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/v1/status}: what is served, and how far the index is. */
final class StatusRoute implements Handler {
  private final SearchEngine engine;
  private final ServerOptions options;
  private final ChangeLimits limits;
  private final LiveTraffic traffic;

  StatusRoute(
      SearchEngine engine, ServerOptions options, ChangeLimits limits, LiveTraffic traffic) {
    this.engine = engine;
    this.options = options;
    this.limits = limits;
    this.traffic = traffic;
  }

  /**
   * @param report whether {@code /report} can be opened now
   * @param adaptive null when no adaptive query can be asked
   * @param index null when none lies on a disk
   * @param changes what a request may change at once; null where documents can only be read
   * @param jobs what can be asked to be made; null where nothing can
   * @param judgements null where none are taken
   */
  private record Status(
      long documents,
      long expectedDocuments,
      boolean indexing,
      boolean report,
      String reference,
      List<EncoderFacts> encoders,
      @Nullable AdaptiveFacts adaptive,
      @Nullable IndexAnswer index,
      @Nullable Writable changes,
      TrafficFacts traffic,
      @Nullable JobFacts jobs,
      @Nullable JudgementFacts judgements) {}

  /**
   * @param documents most in one request
   * @param bodyBytes longest body
   */
  private record Writable(int documents, int bodyBytes) {}

  @Override
  public void handle(Context ctx) {
    Answers.json(ctx, engine.pinned(this::status));
  }

  private Status status(SearchEngine pinned) {
    IndexProgress progress = options.progress().get();
    return new Status(
        progress.documents(),
        progress.expectedDocuments(),
        progress.indexing(),
        options.report().filter(Files::isRegularFile).isPresent(),
        pinned.encoders().getFirst(),
        options.reindexing().isPresent() ? asked(pinned) : options.encoders(),
        pinned.adaptive().map(AdaptiveFacts::of).orElse(null),
        pinned.indexFacts().map(IndexAnswer::of).orElse(null),
        options
            .changes()
            .map(queue -> new Writable(limits.documents(), limits.bodyBytes()))
            .orElse(null),
        traffic.facts(pinned.encoders()),
        options.jobs().map(JobFacts::of).orElse(null),
        options.judgements().map(log -> JudgementFacts.of(log.thumbs())).orElse(null));
  }

  /** Those of the open encoders that this generation of the index can be asked by. */
  private List<EncoderFacts> asked(SearchEngine pinned) {
    List<String> names = pinned.encoders();
    return options.encoders().stream()
        .filter(encoder -> names.contains(encoder.name()))
        .map(encoder -> encoder.in(pinned))
        .toList();
  }
}

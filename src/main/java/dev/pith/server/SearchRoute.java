package dev.pith.server;

import dev.pith.search.Comparison;
import dev.pith.search.SearchEngine;
import dev.pith.search.SearchResult;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * {@code POST /api/search}: one question through every encoder asked for.
 *
 * <p>The encoders run one after the other, in an order drawn anew for each request, so that none of
 * them always finds the caches warmed by another. They are answered in the order they were asked.
 */
final class SearchRoute implements Handler {
  private final SearchEngine engine;
  private final Admission admission;
  private final RequestBody bodies;
  private final SearchRequestReader reader;
  private final RandomGenerator random;

  SearchRoute(
      SearchEngine engine, Admission admission, RequestLimits limits, RandomGenerator random) {
    this.engine = engine;
    this.admission = admission;
    this.bodies = new RequestBody(limits);
    this.reader = new SearchRequestReader(limits, engine.encoders());
    this.random = random;
  }

  @Override
  public void handle(Context ctx) {
    SearchRequest request = reader.read(bodies.read(ctx));
    List<SearchResult> results = admission.run(() -> searchAll(request));
    Answers.json(ctx, answer(request, results));
  }

  private List<SearchResult> searchAll(SearchRequest request) {
    List<String> order = new ArrayList<>(request.encoders());
    Collections.shuffle(order, random);
    Map<String, SearchResult> results = new HashMap<>();
    for (String encoder : order) {
      results.put(encoder, engine.search(encoder, request.query(), request.k()));
    }
    return request.encoders().stream()
        .map(encoder -> Objects.requireNonNull(results.get(encoder)))
        .toList();
  }

  private SearchAnswer answer(SearchRequest request, List<SearchResult> results) {
    String reference = engine.encoders().getFirst();
    return new SearchAnswer(
        request.query(), request.k(), reference, engine.documents(), compared(results, reference));
  }

  /**
   * Each answer beside the reference's, itself included; alone when the reference was not asked.
   */
  private List<SearchAnswer.EncoderAnswer> compared(List<SearchResult> results, String reference) {
    return results.stream()
        .filter(result -> result.encoder().equals(reference))
        .findFirst()
        .map(first -> Stream.concat(Stream.of(first), results.stream()).toList())
        .map(
            all ->
                Comparison.of(all).others().stream()
                    .map(
                        against ->
                            SearchAnswer.EncoderAnswer.beside(
                                against, engine.documentsBy(against.result().encoder())))
                    .toList())
        .orElseGet(
            () ->
                results.stream()
                    .map(
                        result ->
                            SearchAnswer.EncoderAnswer.alone(
                                result, engine.documentsBy(result.encoder())))
                    .toList());
  }
}

package dev.pith.server;

import dev.pith.search.Hit;
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
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

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
    Optional<SearchResult> referenceResult =
        results.stream().filter(result -> result.encoder().equals(reference)).findFirst();
    RankComparison comparison = new RankComparison(referenceResult);
    return new SearchAnswer(
        request.query(),
        request.k(),
        reference,
        engine.documents(),
        results.stream().map(result -> encoderAnswer(result, comparison)).toList());
  }

  private static SearchAnswer.EncoderAnswer encoderAnswer(
      SearchResult result, RankComparison comparison) {
    return new SearchAnswer.EncoderAnswer(
        result.encoder(),
        result.tokens(),
        result.truncated(),
        SearchAnswer.TimesMillis.of(result.times()),
        comparison.overlapAt10(result),
        result.hits().stream()
            .map(hit -> hitAnswer(hit, comparison.referenceRank(hit.id())))
            .toList());
  }

  private static SearchAnswer.HitAnswer hitAnswer(Hit hit, @Nullable Integer referenceRank) {
    return new SearchAnswer.HitAnswer(
        hit.rank(),
        hit.id(),
        hit.title(),
        hit.text(),
        hit.score(),
        referenceRank,
        referenceRank == null ? null : Integer.valueOf(referenceRank - hit.rank()));
  }
}

package dev.pith.server;

import dev.pith.search.SearchEngine;
import dev.pith.search.SearchQuery;
import dev.pith.search.SearchResult;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * {@code POST /api/search}: one question through every encoder asked for, or by words alone.
 *
 * <p>The encoders run one after the other, in an order drawn anew for each request, so that none of
 * them always finds the caches warmed by another. They are answered in the order they were asked.
 */
final class SearchRoute implements Handler {
  private static final List<String> EVERY_FIELD = List.of("*");

  private final SearchEngine engine;
  private final Admission admission;
  private final ClientRates clients;
  private final RequestBody bodies;
  private final SearchRequestReader reader;
  private final RandomGenerator random;

  SearchRoute(
      SearchEngine engine, Admission admission, RequestLimits limits, RandomGenerator random) {
    this.engine = engine;
    this.admission = admission;
    this.clients = new ClientRates(limits.clientRate(), System::nanoTime);
    this.bodies =
        new RequestBody(limits.bodyBytes(), limits.bodyPatience(), List.of(RequestBody.JSON));
    this.reader = new SearchRequestReader(limits, engine.encoders());
    this.random = random;
  }

  @Override
  public void handle(Context ctx) {
    clients.admit(ctx.req().getRemoteAddr());
    SearchRequest request = reader.read(bodies.read(ctx).bytes());
    Answers.json(ctx, admission.run(() -> answer(request, searchAll(request))));
  }

  private List<SearchResult> searchAll(SearchRequest request) {
    List<SearchQuery> order = new ArrayList<>(request.queries());
    Collections.shuffle(order, random);
    Map<SearchQuery, SearchResult> results = new HashMap<>();
    for (SearchQuery query : order) {
      results.put(query, engine.search(query));
    }
    return request.queries().stream()
        .map(query -> Objects.requireNonNull(results.get(query)))
        .toList();
  }

  private SearchAnswer answer(SearchRequest request, List<SearchResult> results) {
    return SearchAnswer.of(
        request, engine, facets(request), EncoderAnswers.of(engine, request).compared(results));
  }

  /** The fields that are named; a star stands for the first of those that there are. */
  private List<String> fields(SearchRequest request) {
    return request.facets().equals(EVERY_FIELD)
        ? engine.wordFields().stream().limit(SearchRequestReader.MOST_FACETS).toList()
        : request.facets();
  }

  private Map<String, Map<String, Long>> facets(SearchRequest request) {
    Map<String, Map<String, Long>> facets = new LinkedHashMap<>();
    SearchQuery query = request.queries().getFirst();
    for (String field : fields(request)) {
      facets.put(field, engine.facet(query, field, RequestLimits.FACET_VALUES));
    }
    return facets;
  }
}

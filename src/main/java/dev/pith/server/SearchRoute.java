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
 * {@code POST /api/v1/search}: one question through every encoder asked for, or by words alone.
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
  private final RequestLimits limits;
  private final LiveTraffic traffic;
  private final RandomGenerator random;

  SearchRoute(
      SearchEngine engine,
      Admission admission,
      ClientRates clients,
      RequestLimits limits,
      LiveTraffic traffic,
      RandomGenerator random) {
    this.engine = engine;
    this.admission = admission;
    this.clients = clients;
    this.bodies =
        new RequestBody(limits.bodyBytes(), limits.bodyPatience(), List.of(RequestBody.JSON));
    this.limits = limits;
    this.traffic = traffic;
    this.random = random;
  }

  @Override
  public void handle(Context ctx) {
    clients.admit(ctx.req().getRemoteAddr());
    byte[] body = bodies.read(ctx).bytes();
    Answers.json(ctx, engine.pinned(pinned -> answer(pinned, body)));
  }

  /** The encoders that can be asked are those of the generation that answers. */
  private SearchAnswer answer(SearchEngine pinned, byte[] body) {
    SearchRequest request = new SearchRequestReader(limits, pinned.encoders()).read(body);
    return admission.run(
        () ->
            SearchAnswer.of(
                request,
                pinned,
                facets(pinned, request),
                EncoderAnswers.of(pinned, request).compared(searchAll(pinned, request))));
  }

  private List<SearchResult> searchAll(SearchEngine pinned, SearchRequest request) {
    List<SearchQuery> order = new ArrayList<>(request.queries());
    Collections.shuffle(order, random);
    Map<SearchQuery, SearchResult> results = new HashMap<>();
    for (SearchQuery query : order) {
      results.put(query, pinned.search(query));
    }
    List<SearchResult> answered =
        request.queries().stream()
            .map(query -> Objects.requireNonNull(results.get(query)))
            .toList();
    traffic.answered(request.queries(), answered, pinned.encoders().getFirst());
    return answered;
  }

  /** The fields that are named; a star stands for the first of those that there are. */
  private static List<String> fields(SearchEngine pinned, SearchRequest request) {
    return request.facets().equals(EVERY_FIELD)
        ? pinned.wordFields().stream().limit(SearchRequestReader.MOST_FACETS).toList()
        : request.facets();
  }

  private static Map<String, Map<String, Long>> facets(SearchEngine pinned, SearchRequest request) {
    Map<String, Map<String, Long>> facets = new LinkedHashMap<>();
    SearchQuery query = request.queries().getFirst();
    for (String field : fields(pinned, request)) {
      facets.put(field, pinned.facet(query, field, RequestLimits.FACET_VALUES));
    }
    return facets;
  }
}

package dev.pith.cluster;

import dev.pith.corpus.Document;
import dev.pith.encode.Embedding;
import dev.pith.encode.Role;
import dev.pith.search.Evidence;
import dev.pith.search.Hit;
import dev.pith.search.QueryTerms;
import dev.pith.search.RankedDocument;
import dev.pith.search.SearchQuery;
import dev.pith.search.SearchResult;
import dev.pith.search.Space;
import dev.pith.search.StageTimes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One query on one generation, with a clock on each stage. What the cluster does and the way there
 * and back are one stage: {@code search} until the answer by vectors is there, {@code lexical} what
 * that by words takes longer, because both are under way at once. One use, one thread.
 */
final class ClusterQueryRun {
  private final ClusterIndex index;
  private final SearchQuery query;
  private final int candidates;

  ClusterQueryRun(ClusterIndex index, SearchQuery query, int candidates) {
    this.index = index;
    this.query = query;
    this.candidates = candidates;
  }

  /** Documents that share words with the query; no encoder is needed. */
  SearchResult lexical() {
    QueryTerms terms = QueryTerms.of(query.text());
    long startNanos = System.nanoTime();
    List<FoundDocument> found = byWords(terms, query.k(), true);
    long foundNanos = System.nanoTime();
    List<Hit> hits = hits(found, new Places(List.of(), found));
    StageTimes times =
        new StageTimes(0, 0, 0, foundNanos - startNanos, 0, System.nanoTime() - foundNanos);
    return new SearchResult(SearchResult.NO_ENCODER, hits, times, terms.size(), terms.truncated());
  }

  /** The documents that are nearest. */
  SearchResult vector(Space space) {
    Embedding embedding = space.encoder().encode(Role.QUERY, query.text());
    long startNanos = System.nanoTime();
    List<FoundDocument> found = vectors(space, embedding).search(query.k());
    long foundNanos = System.nanoTime();
    List<Hit> hits = hits(found, new Places(found, List.of()));
    StageTimes times =
        new StageTimes(
            embedding.tokenizeNanos(),
            embedding.encodeNanos(),
            foundNanos - startNanos,
            System.nanoTime() - foundNanos);
    return new SearchResult(
        query.encoder(), hits, times, embedding.tokens(), embedding.truncated());
  }

  /** Both, fused; each gives more than is asked for, because what both have may be deep in each. */
  SearchResult hybrid(Space space) {
    int depth = Math.max(query.k(), SearchQuery.FUSED_DEPTH);
    QueryTerms terms = QueryTerms.of(query.text());
    Beside<List<FoundDocument>> words = Beside.start(() -> byWords(terms, depth, false));
    Embedding embedding = space.encoder().encode(Role.QUERY, query.text());
    long startNanos = System.nanoTime();
    VectorSearch vectors = vectors(space, embedding);
    List<FoundDocument> byVector = vectors.places(depth);
    long nearestNanos = System.nanoTime();
    List<FoundDocument> byWords = words.join();
    long foundNanos = System.nanoTime();
    List<RankedDocument> fused = fused(byVector, byWords);
    long fusedNanos = System.nanoTime();
    List<Hit> hits = hits(vectors.fetched(fused), new Places(byVector, byWords));
    StageTimes times =
        new StageTimes(
            embedding.tokenizeNanos(),
            embedding.encodeNanos(),
            nearestNanos - startNanos,
            foundNanos - nearestNanos,
            fusedNanos - foundNanos,
            System.nanoTime() - fusedNanos);
    return new SearchResult(
        query.encoder(),
        hits,
        times,
        embedding.tokens(),
        embedding.truncated() || terms.truncated());
  }

  private List<RankedDocument> fused(List<FoundDocument> byVector, List<FoundDocument> byWords) {
    return query
        .fusion()
        .fusion()
        .fuse(
            List.of(
                byVector.stream().map(FoundDocument::ranked).toList(),
                byWords.stream().map(FoundDocument::ranked).toList()))
        .stream()
        .limit(query.k())
        .toList();
  }

  private List<FoundDocument> byWords(QueryTerms terms, int k, boolean withSource) {
    return new WordSearch(index, query.filters()).search(terms, k, withSource);
  }

  private VectorSearch vectors(Space space, Embedding embedding) {
    return new VectorSearch(index, query, space, embedding.vector(), candidates);
  }

  private static List<Hit> hits(List<FoundDocument> best, Places places) {
    List<Hit> hits = new ArrayList<>();
    for (FoundDocument found : best) {
      Document document = SourceFields.read(found.source());
      hits.add(
          new Hit(
              hits.size() + 1,
              found.id(),
              document.title(),
              document.text(),
              document.metadata().values(),
              found.score(),
              places.evidence(found.id()),
              found.passage()));
    }
    return hits;
  }

  /** Which document stands where in the lists that an answer was made of. */
  private record Places(Map<String, Evidence.Found> vector, Map<String, Evidence.Found> lexical) {
    Places(List<FoundDocument> byVector, List<FoundDocument> byWords) {
      this(places(byVector), places(byWords));
    }

    Evidence evidence(String id) {
      return new Evidence(vector.get(id), lexical.get(id));
    }

    private static Map<String, Evidence.Found> places(List<FoundDocument> found) {
      Map<String, Evidence.Found> places = new HashMap<>();
      for (FoundDocument document : found) {
        places.put(document.id(), new Evidence.Found(places.size() + 1, document.score()));
      }
      return places;
    }
  }
}

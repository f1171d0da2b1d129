package dev.pith.search;

import dev.pith.encode.Embedding;
import dev.pith.index.VectorField;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.search.IndexSearcher;

/** One query on one commit of an index, with a clock on each stage. One use, one thread. */
final class QueryRun {
  private final IndexSearcher searcher;
  private final NearestDocuments nearest;
  private final SearchQuery query;
  private long searchNanos;
  private long lexicalNanos;
  private long fuseNanos;

  QueryRun(IndexSearcher searcher, NearestDocuments nearest, SearchQuery query) {
    this.searcher = searcher;
    this.nearest = nearest;
    this.query = query;
  }

  /** The nearest vectors' documents. */
  SearchResult vector(VectorField field, Embedding embedding) throws IOException {
    List<Candidate> found = nearest(field, embedding, query.k());
    return result(embedding, found, new Lists(found, List.of()), embedding.truncated());
  }

  /** Documents that share words with the query; no encoder is needed. */
  SearchResult lexical() throws IOException {
    long startNanos = System.nanoTime();
    QueryTerms terms = QueryTerms.of(query.text(), searcher.getIndexReader());
    List<Candidate> found =
        LexicalSearch.search(searcher, terms, FilterQuery.of(query.filters()), query.k());
    lexicalNanos = System.nanoTime() - startNanos;
    Hits hits = Hits.fetch(searcher, found, new Lists(List.of(), found)::evidence);
    return new SearchResult(
        SearchResult.NO_ENCODER, hits.hits(), times(0, 0, hits), terms.size(), terms.truncated());
  }

  /** Both, fused; each gives more than is asked for, because what both have may be deep in each. */
  SearchResult hybrid(VectorField field, Embedding embedding) throws IOException {
    int depth = Math.max(query.k(), SearchQuery.FUSED_DEPTH);
    List<Candidate> byVector = nearest(field, embedding, depth);
    long startNanos = System.nanoTime();
    QueryTerms terms = QueryTerms.of(query.text(), searcher.getIndexReader());
    List<Candidate> byWords =
        LexicalSearch.search(searcher, terms, FilterQuery.of(query.filters()), depth);
    long foundNanos = System.nanoTime();
    lexicalNanos = foundNanos - startNanos;
    List<Candidate> fused = fused(byVector, byWords);
    fuseNanos = System.nanoTime() - foundNanos;
    boolean truncated = embedding.truncated() || terms.truncated();
    return result(embedding, fused, new Lists(byVector, byWords), truncated);
  }

  private List<Candidate> nearest(VectorField field, Embedding embedding, int k)
      throws IOException {
    long startNanos = System.nanoTime();
    List<Candidate> found =
        nearest.search(
            searcher, field.luceneName(), embedding.vector(), FilterQuery.of(query.filters()), k);
    searchNanos = System.nanoTime() - startNanos;
    return found;
  }

  private List<Candidate> fused(List<Candidate> byVector, List<Candidate> byWords) {
    Map<String, Integer> docs = new HashMap<>();
    byVector.forEach(candidate -> docs.put(candidate.id(), candidate.doc()));
    byWords.forEach(candidate -> docs.put(candidate.id(), candidate.doc()));
    return query.fusion().fusion().fuse(List.of(ranked(byVector), ranked(byWords))).stream()
        .limit(query.k())
        .map(
            document ->
                new Candidate(
                    Objects.requireNonNull(docs.get(document.id())),
                    document.id(),
                    (float) document.score()))
        .toList();
  }

  private static List<RankedDocument> ranked(List<Candidate> candidates) {
    return candidates.stream()
        .map(candidate -> new RankedDocument(candidate.id(), candidate.score()))
        .toList();
  }

  private SearchResult result(
      Embedding embedding, List<Candidate> best, Lists lists, boolean truncated)
      throws IOException {
    Hits hits = Hits.fetch(searcher, best, lists::evidence);
    return new SearchResult(
        query.encoder(),
        hits.hits(),
        times(embedding.tokenizeNanos(), embedding.encodeNanos(), hits),
        embedding.tokens(),
        truncated);
  }

  private StageTimes times(long tokenizeNanos, long encodeNanos, Hits hits) {
    return new StageTimes(
        tokenizeNanos, encodeNanos, searchNanos, lexicalNanos, fuseNanos, hits.nanos());
  }

  /** Which document stands where in the lists that an answer was made of. */
  private record Lists(Map<String, Evidence.Found> vector, Map<String, Evidence.Found> lexical) {
    Lists(List<Candidate> byVector, List<Candidate> byWords) {
      this(places(byVector), places(byWords));
    }

    Evidence evidence(String id) {
      return new Evidence(vector.get(id), lexical.get(id));
    }

    private static Map<String, Evidence.Found> places(List<Candidate> candidates) {
      Map<String, Evidence.Found> places = new HashMap<>();
      for (Candidate candidate : candidates) {
        places.put(candidate.id(), new Evidence.Found(places.size() + 1, candidate.score()));
      }
      return places;
    }
  }
}

package dev.pith.search;

import dev.pith.encode.Embedding;
import dev.pith.encode.Role;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.search.IndexSearcher;

/** One query on one commit of an index, with a clock on each stage. One use, one thread. */
final class QueryRun {
  private final IndexSearcher searcher;
  private final Nearest nearest;
  private final SearchQuery query;
  private long tokenizeNanos;
  private long encodeNanos;
  private long searchNanos;
  private long lexicalNanos;
  private long fuseNanos;
  private long rescoreNanos;

  QueryRun(IndexSearcher searcher, Nearest nearest, SearchQuery query) {
    this.searcher = searcher;
    this.nearest = nearest.by(query.precision());
    this.query = query;
  }

  /** Asks one encoder, for at least {@code k} documents where there are as many. */
  Neighbours nearest(Space space, int k) throws IOException {
    Embedding embedding = space.encoder().encode(Role.QUERY, query.text());
    tokenizeNanos += embedding.tokenizeNanos();
    encodeNanos += embedding.encodeNanos();
    long startNanos = System.nanoTime();
    List<Candidate> found =
        nearest.search(
            searcher,
            space.field().luceneName(),
            embedding.vector(),
            FilterQuery.of(query.filters()),
            k,
            nanos -> rescoreNanos += nanos);
    searchNanos += System.nanoTime() - startNanos;
    return new Neighbours(space, embedding, found);
  }

  /** How many of the nearest the answer is made of. */
  int depth() {
    return query.mode() == SearchMode.HYBRID
        ? Math.max(query.k(), SearchQuery.FUSED_DEPTH)
        : query.k();
  }

  /** The answer that these neighbours give. */
  SearchResult answer(Neighbours nearest) throws IOException {
    return query.mode() == SearchMode.HYBRID ? hybrid(nearest) : vector(nearest);
  }

  private SearchResult vector(Neighbours nearest) throws IOException {
    List<Candidate> found = first(nearest.candidates(), query.k());
    return result(nearest, found, new Lists(found, List.of()), nearest.embedding().truncated());
  }

  private static List<Candidate> first(List<Candidate> candidates, int k) {
    return candidates.subList(0, Math.min(k, candidates.size()));
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
        SearchResult.NO_ENCODER, hits.hits(), times(hits), terms.size(), terms.truncated());
  }

  /** Both, fused; each gives more than is asked for, because what both have may be deep in each. */
  private SearchResult hybrid(Neighbours nearest) throws IOException {
    List<Candidate> byVector = first(nearest.candidates(), depth());
    long startNanos = System.nanoTime();
    QueryTerms terms = QueryTerms.of(query.text(), searcher.getIndexReader());
    List<Candidate> byWords =
        LexicalSearch.search(searcher, terms, FilterQuery.of(query.filters()), depth());
    long foundNanos = System.nanoTime();
    lexicalNanos = foundNanos - startNanos;
    List<Candidate> fused = fused(byVector, byWords);
    fuseNanos = System.nanoTime() - foundNanos;
    List<Candidate> best = withPassages(nearest, fused);
    boolean truncated = nearest.embedding().truncated() || terms.truncated();
    return result(nearest, best, new Lists(byVector, byWords), truncated);
  }

  private List<Candidate> fused(List<Candidate> byVector, List<Candidate> byWords) {
    Map<String, Candidate> candidates = new HashMap<>();
    byWords.forEach(candidate -> candidates.put(candidate.id(), candidate));
    byVector.forEach(candidate -> candidates.put(candidate.id(), candidate));
    return query.fusion().fusion().fuse(List.of(ranked(byVector), ranked(byWords))).stream()
        .limit(query.k())
        .map(
            document ->
                Objects.requireNonNull(candidates.get(document.id()))
                    .scored((float) document.score()))
        .toList();
  }

  /** What words alone have found has a passage that is nearest, too. */
  private List<Candidate> withPassages(Neighbours neighbours, List<Candidate> fused)
      throws IOException {
    long startNanos = System.nanoTime();
    List<Candidate> all =
        nearest.withPassages(
            searcher,
            neighbours.space().field().luceneName(),
            neighbours.embedding().vector(),
            fused);
    searchNanos += System.nanoTime() - startNanos;
    return all;
  }

  private static List<RankedDocument> ranked(List<Candidate> candidates) {
    return candidates.stream()
        .map(candidate -> new RankedDocument(candidate.id(), candidate.score()))
        .toList();
  }

  private SearchResult result(
      Neighbours nearest, List<Candidate> best, Lists lists, boolean truncated) throws IOException {
    Hits hits = Hits.fetch(searcher, best, lists::evidence);
    return new SearchResult(
        query.encoder(),
        nearest.space().encoder().name(),
        hits.hits(),
        times(hits),
        nearest.embedding().tokens(),
        truncated);
  }

  private StageTimes times(Hits hits) {
    return new StageTimes(
        tokenizeNanos,
        encodeNanos,
        searchNanos,
        lexicalNanos,
        fuseNanos,
        hits.nanos(),
        rescoreNanos);
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

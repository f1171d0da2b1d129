package dev.pith.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.jspecify.annotations.Nullable;

/**
 * Finds the documents nearest to a query vector: by comparing all while there are few, by the HNSW
 * graph after that, whose candidates are scored again by their float32 vectors. Safe for use by
 * many threads at once.
 *
 * @param exactUpTo up to this many documents, of those that pass the filter, all are compared
 * @param oversampling for each hit that is wanted, how many candidates the graph is asked for
 * @param leastCandidates how many it is asked for at least
 */
record NearestDocuments(int exactUpTo, int oversampling, int leastCandidates) implements Nearest {
  /** Compared within a millisecond, at 384 dimensions; a benchmark's answers stay exact. */
  static final int EXACT_UP_TO = 10_000;

  /** When this share of all documents is wanted, the graph visits most of them anyway. */
  private static final int LARGE_SHARE = 50;

  NearestDocuments {
    if (leastCandidates < 1 || leastCandidates > LuceneSearchEngine.MOST_CANDIDATES) {
      throw new IllegalArgumentException(
          "a graph cannot be asked for %d candidates: choose from 1 to %d"
              .formatted(leastCandidates, LuceneSearchEngine.MOST_CANDIDATES));
    }
  }

  NearestDocuments(int exactUpTo, int oversampling) {
    this(exactUpTo, oversampling, LuceneSearchEngine.DEFAULT_CANDIDATES);
  }

  NearestDocuments(int exactUpTo) {
    this(exactUpTo, 1);
  }

  @Override
  public NearestDocuments by(Precision precision) {
    return switch (precision) {
      case AUTOMATIC -> this;
      case INDEXED -> comparing(0);
      case EXACT -> comparing(Integer.MAX_VALUE);
    };
  }

  private NearestDocuments comparing(int most) {
    return new NearestDocuments(most, oversampling, leastCandidates);
  }

  @Override
  public List<Candidate> search(
      IndexSearcher searcher,
      String field,
      float[] query,
      @Nullable Query filter,
      int k,
      LongConsumer rescored)
      throws IOException {
    List<Candidate> candidates = new ArrayList<>();
    for (ScoreDoc found :
        best(scored(searcher, field, query, Candidates.of(searcher, filter), k, rescored), k)) {
      candidates.add(
          Candidate.ofCosine(found.doc, DocumentIds.id(searcher, found.doc), found.score));
    }
    candidates.sort(Candidate.BEST_FIRST);
    return candidates.subList(0, Math.min(k, candidates.size()));
  }

  /** Those that score as high as the last of {@code k}: only their ids have to be unpacked. */
  private static List<ScoreDoc> best(List<ScoreDoc> scored, int k) {
    if (scored.size() <= k) {
      return scored;
    }
    List<ScoreDoc> best = new ArrayList<>(scored);
    best.sort(Comparator.comparingDouble((ScoreDoc found) -> found.score).reversed());
    int end = k;
    while (end < best.size() && best.get(end).score == best.get(k - 1).score) {
      end++;
    }
    return best.subList(0, end);
  }

  @Override
  public List<Candidate> withPassages(
      IndexSearcher searcher, String field, float[] query, List<Candidate> candidates) {
    return candidates;
  }

  /** Whether all are compared of so many vectors. */
  boolean comparesAll(int vectors, int k) {
    return vectors <= exactUpTo || k > vectors / LARGE_SHARE;
  }

  /** How many the graph is asked for of so many vectors. */
  int candidates(int vectors, int k) {
    return Math.max(Math.min(vectors, k * oversampling), leastCandidates);
  }

  private List<ScoreDoc> scored(
      IndexSearcher searcher,
      String field,
      float[] query,
      Candidates among,
      int k,
      LongConsumer rescored)
      throws IOException {
    if (comparesAll(among.count(), k)) {
      return ExactScan.search(searcher, field, query, among, k);
    }
    int candidates = candidates(among.count(), k);
    ScoreDoc[] found =
        searcher.search(
                new KnnFloatVectorQuery(field, query, candidates, among.filter()), candidates)
            .scoreDocs;
    long startNanos = System.nanoTime();
    List<ScoreDoc> scored = ExactScores.of(searcher, field, query, found);
    rescored.accept(System.nanoTime() - startNanos);
    return scored;
  }
}

package dev.pith.search;

import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import dev.pith.index.DocumentIndex;
import dev.pith.index.Fields;
import dev.pith.index.IndexFacts;
import dev.pith.index.Pairing;
import dev.pith.model.Alignment;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;

/**
 * Searches one index by words and with each of its encoders.
 *
 * <p>A growing index is followed: documents are found about a second after they were acknowledged.
 * Answers by words are exact. Those by vectors are up to 10,000 documents, and when many hits are
 * wanted; beyond that they are those of Lucene's HNSW graph, which is asked for some candidates,
 * 100 or more unless told otherwise: of more of them more of the nearest are found, and later. A
 * query may ask for either ({@link Precision}). Equal scores are in the order of the ids. Where
 * documents have passages it is passages that are counted and compared, and a document is as near
 * as its nearest.
 */
public final class LuceneSearchEngine implements SearchEngine {
  /** With 50 of 60,000 documents, recall@10 was 0.95; with these it is 0.98. */
  public static final int DEFAULT_CANDIDATES = 100;

  /** Whoever wants more can compare as many in the time. */
  public static final int MOST_CANDIDATES = NearestDocuments.EXACT_UP_TO;

  private static final Duration REFRESH_PAUSE = Duration.ofSeconds(1);

  private final DocumentIndex index;
  private final Spaces spaces;
  private final Nearest nearest;
  private final Refresher refresher;

  /**
   * @param index belongs to the caller, who closes it after this
   * @param encoders the reference first; they belong to the caller. Without any, only lexical
   *     search works
   * @param pairing which documents' vectors their questions may be compared with
   * @throws dev.pith.index.IndexException when the index has no such vectors for an encoder
   */
  public LuceneSearchEngine(DocumentIndex index, List<Encoder> encoders, Pairing pairing) {
    this(index, encoders, pairing, DEFAULT_CANDIDATES);
  }

  /**
   * The same with more or fewer candidates.
   *
   * @param candidates how many a graph is asked for at least, 1 to {@value #MOST_CANDIDATES}; never
   *     fewer than the hits that are wanted
   */
  public LuceneSearchEngine(
      DocumentIndex index, List<Encoder> encoders, Pairing pairing, int candidates) {
    this(
        index,
        encoders,
        pairing,
        nearest(index, NearestDocuments.EXACT_UP_TO, candidates),
        REFRESH_PAUSE);
  }

  /** One that compares a question with every document, however many there are: the yardstick. */
  public static LuceneSearchEngine comparingAll(DocumentIndex index, List<Encoder> encoders) {
    return comparingAll(index, encoders, Pairing.SYMMETRIC);
  }

  /** The same, with questions compared as {@code pairing} allows. */
  public static LuceneSearchEngine comparingAll(
      DocumentIndex index, List<Encoder> encoders, Pairing pairing) {
    return new LuceneSearchEngine(
        index,
        encoders,
        pairing,
        nearest(index, Integer.MAX_VALUE, DEFAULT_CANDIDATES),
        REFRESH_PAUSE);
  }

  /**
   * One that asks the graph, however few documents there are.
   *
   * @param candidates how many at least, 1 to {@value #MOST_CANDIDATES}
   */
  public static LuceneSearchEngine byGraph(
      DocumentIndex index, List<Encoder> encoders, int candidates) {
    return byGraph(index, encoders, Pairing.SYMMETRIC, candidates);
  }

  /** The same, with questions compared as {@code pairing} allows. */
  public static LuceneSearchEngine byGraph(
      DocumentIndex index, List<Encoder> encoders, Pairing pairing, int candidates) {
    return new LuceneSearchEngine(
        index, encoders, pairing, nearest(index, 0, candidates), REFRESH_PAUSE);
  }

  private static NearestDocuments nearest(DocumentIndex index, int exactUpTo, int candidates) {
    return new NearestDocuments(exactUpTo, index.precision().oversampling(), candidates);
  }

  LuceneSearchEngine(
      DocumentIndex index,
      List<Encoder> encoders,
      Pairing pairing,
      NearestDocuments nearest,
      Duration pause) {
    this.spaces = new Spaces(encoders, encoder -> index.field(encoder, pairing));
    this.index = index;
    this.nearest =
        index.passageTokens().isPresent() ? new NearestPassages(nearest, index.blocks()) : nearest;
    this.refresher = new Refresher(index, pause);
  }

  @Override
  public List<String> encoders() {
    return spaces.names();
  }

  @Override
  public String documentsBy(String encoder) {
    return spaces.documentsBy(encoder);
  }

  @Override
  public Optional<Alignment> alignment(String encoder) {
    return spaces.alignment(encoder);
  }

  @Override
  public long documents() {
    return index.documentCount();
  }

  @Override
  public Optional<IndexFacts> indexFacts() {
    return Optional.of(index.facts());
  }

  @Override
  public Optional<Document> document(String id) {
    return index.document(id);
  }

  @Override
  public SearchResult search(SearchQuery query) {
    return switch (query.mode()) {
      case LEXICAL -> run(query, QueryRun::lexical);
      case VECTOR, HYBRID -> {
        Space space = spaces.of(query.encoder());
        yield run(query, run -> run.answer(run.nearest(space, run.depth())));
      }
    };
  }

  /** Asks the ladder's encoders in turn until one is sure. */
  SearchResult climb(SearchQuery query, Ladder ladder) {
    return run(
        query,
        run -> {
          int depth = Math.max(run.depth(), Neighbours.DEPTH);
          for (Ladder.Rung rung : ladder.rungs()) {
            Neighbours found = run.nearest(spaces.of(rung.encoder()), depth);
            if (found.spread() >= rung.leastSpread()) {
              return run.answer(found);
            }
          }
          return run.answer(run.nearest(spaces.of(ladder.last()), depth));
        });
  }

  /** What an encoder finds, {@link Neighbours#DEPTH} deep. */
  Neighbours neighbours(String encoder, String text) {
    SearchQuery query = SearchQuery.vector(encoder, text, Neighbours.DEPTH);
    Space space = spaces.of(encoder);
    return index.read(
        searcher -> new QueryRun(searcher, nearest, query).nearest(space, Neighbours.DEPTH));
  }

  /** See {@link DocumentIndex#samplePassages}. */
  List<String> samplePassages(int most, long seed) {
    return index.samplePassages(most, seed);
  }

  @Override
  public List<String> wordFields() {
    return index.read(searcher -> Fields.wordFields(searcher.getIndexReader()));
  }

  @Override
  public Map<String, Long> facet(SearchQuery query, String field, int most) {
    Query filter = FilterQuery.of(query.filters());
    return index.read(
        searcher -> {
          Query among =
              query.mode() == SearchMode.LEXICAL
                  ? LexicalSearch.filtered(terms(query.text(), searcher).query(), filter)
                  : filter == null ? MatchAllDocsQuery.INSTANCE : filter;
          return FacetCounts.of(searcher, among, field, most);
        });
  }

  @Override
  public Map<String, Float> wordScores(Map<String, Integer> words, String documentId) {
    return index.read(
        searcher -> {
          int doc = DocumentIds.doc(searcher, documentId);
          return doc < 0 ? Map.of() : new QueryTerms(words, false).scores(searcher, doc);
        });
  }

  @Override
  public Map<String, Integer> searchedWords(String text) {
    return index.read(searcher -> terms(text, searcher).counts());
  }

  private static QueryTerms terms(String text, IndexSearcher searcher) throws IOException {
    return QueryTerms.of(text, searcher.getIndexReader());
  }

  private SearchResult run(SearchQuery query, Way way) {
    return index.read(searcher -> way.answer(new QueryRun(searcher, nearest, query)));
  }

  /** Stops following the index; neither the index nor an encoder is closed. */
  @Override
  public void close() {
    refresher.close();
  }

  /** One of the ways to answer. */
  @FunctionalInterface
  private interface Way {
    SearchResult answer(QueryRun run) throws IOException;
  }
}

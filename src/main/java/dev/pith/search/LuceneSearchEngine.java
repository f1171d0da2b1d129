package dev.pith.search;

import dev.pith.encode.Embedding;
import dev.pith.encode.Encoder;
import dev.pith.encode.Role;
import dev.pith.index.DocumentIndex;
import dev.pith.index.Fields;
import dev.pith.index.Pairing;
import dev.pith.index.VectorField;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;

/**
 * Searches one index with each of its encoders.
 *
 * <p>A growing index is followed: documents are found about a second after they were acknowledged.
 * Up to 10,000 documents, and when many hits are wanted, the answer is exact; beyond that it is
 * that of Lucene's HNSW graph with 50 candidates or more. Equal scores are in the order of the ids.
 */
public final class LuceneSearchEngine implements SearchEngine {
  private static final Duration REFRESH_PAUSE = Duration.ofSeconds(1);
  private static final Set<String> SHOWN = Set.of(Fields.TITLE, Fields.TEXT);

  private final DocumentIndex index;
  private final Map<String, Space> spaces = new LinkedHashMap<>();
  private final NearestDocuments nearest;
  private final Refresher refresher;

  /**
   * @param index belongs to the caller, who closes it after this
   * @param encoders at least one, the reference first; they belong to the caller
   * @param pairing which documents' vectors their questions may be compared with
   * @throws dev.pith.index.IndexException when the index has no such vectors for an encoder
   */
  public LuceneSearchEngine(DocumentIndex index, List<Encoder> encoders, Pairing pairing) {
    this(
        index,
        encoders,
        pairing,
        new NearestDocuments(NearestDocuments.EXACT_UP_TO),
        REFRESH_PAUSE);
  }

  LuceneSearchEngine(
      DocumentIndex index,
      List<Encoder> encoders,
      Pairing pairing,
      NearestDocuments nearest,
      Duration pause) {
    if (encoders.isEmpty()) {
      throw new IllegalArgumentException("search needs an encoder: name at least one");
    }
    for (Encoder encoder : encoders) {
      if (spaces.put(encoder.name(), new Space(encoder, index.field(encoder, pairing))) != null) {
        throw new IllegalArgumentException(
            "two encoders are called '%s': give each its own name".formatted(encoder.name()));
      }
    }
    this.index = index;
    this.nearest = nearest;
    this.refresher = new Refresher(index, pause);
  }

  @Override
  public List<String> encoders() {
    return List.copyOf(spaces.keySet());
  }

  @Override
  public String documentsBy(String encoder) {
    VectorField field = space(encoder).field();
    return spaces.values().stream()
        .map(Space::encoder)
        .filter(open -> open.fingerprint().equals(field.fingerprint()))
        .map(Encoder::name)
        .findFirst()
        .orElse(field.encoderName());
  }

  @Override
  public long documents() {
    return index.documentCount();
  }

  @Override
  public SearchResult search(String encoder, String query, int k) {
    Space space = space(encoder);
    if (query.isBlank()) {
      throw new IllegalArgumentException("the query is blank: write what you are looking for");
    }
    if (k < 1) {
      throw new IllegalArgumentException("k is %d: ask for 1 document or more".formatted(k));
    }
    Embedding embedding = space.encoder().encode(Role.QUERY, query);
    return index.read(searcher -> answer(searcher, space, embedding, k));
  }

  private Space space(String encoder) {
    Space space = spaces.get(encoder);
    if (space == null) {
      throw new IllegalArgumentException(
          "there is no encoder '%s': choose from %s".formatted(encoder, encoders()));
    }
    return space;
  }

  private SearchResult answer(IndexSearcher searcher, Space space, Embedding embedding, int k)
      throws IOException {
    long startNanos = System.nanoTime();
    List<Candidate> best =
        nearest.search(searcher, space.field().luceneName(), embedding.vector(), k);
    long foundNanos = System.nanoTime();
    List<Hit> hits = fetch(searcher, best);
    StageTimes times =
        new StageTimes(
            embedding.tokenizeNanos(),
            embedding.encodeNanos(),
            foundNanos - startNanos,
            System.nanoTime() - foundNanos);
    return new SearchResult(
        space.encoder().name(), hits, times, embedding.tokens(), embedding.truncated());
  }

  private static List<Hit> fetch(IndexSearcher searcher, List<Candidate> best) throws IOException {
    StoredFields stored = searcher.storedFields();
    List<Hit> hits = new ArrayList<>(best.size());
    for (Candidate candidate : best) {
      Document document = stored.document(candidate.doc(), SHOWN);
      hits.add(
          new Hit(
              hits.size() + 1,
              candidate.id(),
              Objects.requireNonNullElse(document.get(Fields.TITLE), ""),
              Objects.requireNonNullElse(document.get(Fields.TEXT), ""),
              candidate.cosine()));
    }
    return hits;
  }

  /** Stops following the index; neither the index nor an encoder is closed. */
  @Override
  public void close() {
    refresher.close();
  }

  /** An encoder and the vectors in the index that its questions are compared with. */
  private record Space(Encoder encoder, VectorField field) {}
}

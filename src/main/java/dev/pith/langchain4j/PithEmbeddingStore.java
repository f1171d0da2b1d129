package dev.pith.langchain4j;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingMatch;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.EmbeddingSearchResult;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.RelevanceScore;
import dev.langchain4j.store.embedding.filter.Filter;
import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import dev.pith.index.ChangeQueue;
import dev.pith.index.DocumentIndex;
import dev.pith.index.DocumentWriter;
import dev.pith.index.Pairing;
import dev.pith.search.Hit;
import dev.pith.search.LuceneSearchEngine;
import dev.pith.search.SearchEngine;
import dev.pith.search.SearchQuery;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An index as LangChain4j's store of segments. What is added is on the disk and can be found when
 * the call returns; an id that is there is replaced. Safe for use by many threads at once.
 *
 * <p>Vectors that are given are checked for their length only: the store embeds segments, and the
 * text of the question, by its own model, which has to be the one that made them. So there is
 * nothing to store without a segment, and nothing to find without {@link
 * EmbeddingSearchRequest#query}, which LangChain4j's content retriever gives. Those calls, and
 * others that an index has no answer to, throw {@link UnsupportedOperationException}.
 */
public final class PithEmbeddingStore implements EmbeddingStore<TextSegment>, AutoCloseable {
  private final Encoder encoder;
  private final DocumentIndex index;
  private final ChangeQueue changes;
  private final SearchEngine engine;

  private PithEmbeddingStore(
      Encoder encoder, DocumentIndex index, ChangeQueue changes, SearchEngine engine) {
    this.encoder = encoder;
    this.index = index;
    this.changes = changes;
    this.engine = engine;
  }

  /**
   * Opens an index, and makes it where there is none yet.
   *
   * @param model made the index alone; belongs to the caller, who closes it after this
   * @throws dev.pith.index.IndexException when the index was made by another, or is damaged
   */
  public static PithEmbeddingStore open(Path index, PithEmbeddingModel model) {
    DocumentWriter.openOrCreate(index, List.of(model.encoder())).close();
    DocumentIndex opened = DocumentIndex.open(index);
    try {
      return open(opened, model.encoder());
    } catch (RuntimeException refused) {
      opened.close();
      throw refused;
    }
  }

  private static PithEmbeddingStore open(DocumentIndex index, Encoder encoder) {
    List<Encoder> encoders = List.of(encoder);
    SearchEngine engine = new LuceneSearchEngine(index, encoders, Pairing.SYMMETRIC);
    try {
      return new PithEmbeddingStore(encoder, index, ChangeQueue.open(index, encoders), engine);
    } catch (RuntimeException refused) {
      engine.close();
      throw refused;
    }
  }

  @Override
  public String add(Embedding embedding, TextSegment segment) {
    String id = UUID.randomUUID().toString();
    addAll(List.of(id), List.of(embedding), List.of(segment));
    return id;
  }

  /**
   * Stores segments, all of them or none.
   *
   * @throws IllegalArgumentException when the lists differ in length, a vector has not the model's
   *     length, or metadata has what an index cannot keep
   */
  @Override
  public void addAll(
      List<String> ids, List<Embedding> embeddings, @Nullable List<TextSegment> segments) {
    if (segments == null) {
      throw withoutText();
    }
    if (ids.size() != embeddings.size() || ids.size() != segments.size()) {
      throw new IllegalArgumentException(
          "%d ids, %d vectors and %d segments: give one of each for each"
              .formatted(ids.size(), embeddings.size(), segments.size()));
    }
    embeddings.forEach(this::check);
    Map<String, Document> documents = new LinkedHashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      documents.put(ids.get(i), SegmentDocuments.document(ids.get(i), segments.get(i)));
    }
    changes.put(List.copyOf(documents.values()));
  }

  private void check(Embedding embedding) {
    if (embedding.dimension() != encoder.dimension()) {
      throw new IllegalArgumentException(
          "a vector has %d numbers, those of %s have %d: embed with the store's own model"
              .formatted(embedding.dimension(), encoder.name(), encoder.dimension()));
    }
  }

  @Override
  public String add(Embedding embedding) {
    throw withoutText();
  }

  @Override
  public void add(String id, Embedding embedding) {
    throw withoutText();
  }

  @Override
  public List<String> addAll(List<Embedding> embeddings) {
    throw withoutText();
  }

  private static UnsupportedOperationException withoutText() {
    return new UnsupportedOperationException(
        "Pith stores texts and not vectors alone: add a segment with each");
  }

  @Override
  public void remove(String id) {
    changes.remove(id);
  }

  /** Removes one after the other; when one fails, those before it are gone. */
  @Override
  public void removeAll(Collection<String> ids) {
    ids.forEach(changes::remove);
  }

  @Override
  public void removeAll(Filter filter) {
    throw new UnsupportedOperationException("Pith removes by id: find the ids and give those");
  }

  @Override
  public void removeAll() {
    throw new UnsupportedOperationException(
        "Pith does not empty an index that is open: close the store and delete its folder");
  }

  /**
   * The segments nearest in meaning to the text of the request. Scores are LangChain4j's: 1 for the
   * same direction, 0 for the opposite one. Matches come without their vectors.
   *
   * @throws UnsupportedOperationException without a text, and for a filter other than {@link
   *     MetadataFilters} reads
   */
  @Override
  public EmbeddingSearchResult<TextSegment> search(EmbeddingSearchRequest request) {
    String question = request.query();
    if (question == null) {
      throw new UnsupportedOperationException(
          "Pith searches by the text of a question: give the request its query");
    }
    check(request.queryEmbedding());
    SearchQuery query =
        SearchQuery.vector(encoder.name(), question, request.maxResults())
            .filtered(MetadataFilters.of(request.filter()));
    return new EmbeddingSearchResult<>(
        engine.search(query).hits().stream()
            .map(PithEmbeddingStore::match)
            .filter(match -> match.score() >= request.minScore())
            .toList());
  }

  private static EmbeddingMatch<TextSegment> match(Hit hit) {
    double score = RelevanceScore.fromCosineSimilarity(Math.clamp(hit.score(), -1, 1));
    return new EmbeddingMatch<>(score, hit.id(), null, SegmentDocuments.segment(hit));
  }

  /** Waits for what is being added. */
  @Override
  public void close() {
    try (index;
        engine;
        changes) {
      // The last one first, and the others whatever becomes of it.
    }
  }
}

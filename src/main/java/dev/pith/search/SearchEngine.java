package dev.pith.search;

import dev.pith.corpus.Document;
import dev.pith.index.IndexFacts;
import dev.pith.model.Alignment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Answers queries by words and with each of its encoders. Safe for use by many threads at once. */
public interface SearchEngine extends AutoCloseable {
  /** Names of the encoders that can be asked, the reference first; without any, only words can. */
  List<String> encoders();

  /**
   * The name of the encoder that made the documents' vectors with which questions of {@code
   * encoder} are compared: that encoder itself, or one that it is aligned with.
   */
  String documentsBy(String encoder);

  /**
   * What proves that questions of {@code encoder} may be compared with another one's documents;
   * empty where they are its own.
   */
  default Optional<Alignment> alignment(String encoder) {
    return Optional.empty();
  }

  /** Documents that can be found right now; grows while an index is being filled. */
  long documents();

  /**
   * The best documents for a query.
   *
   * @throws IllegalArgumentException when there is no such encoder
   */
  SearchResult search(SearchQuery query);

  /**
   * Several calls that belong together, on an engine that stays as it is meanwhile, whatever
   * becomes of this one: with the same encoders, and documents of the same generation of an index.
   *
   * @param work must not keep the engine it is given
   */
  default <T> T pinned(Function<SearchEngine, T> work) {
    return work.apply(this);
  }

  /** How it chooses between its encoders; empty where an engine cannot. */
  default Optional<AdaptiveState> adaptive() {
    return Optional.empty();
  }

  /** What the index that it searches is made of; empty where there is none on a disk. */
  default Optional<IndexFacts> indexFacts() {
    return Optional.empty();
  }

  /** The document with this id, as it can be found right now. */
  default Optional<Document> document(String id) {
    return Optional.empty();
  }

  /** Fields of metadata whose values are words and can be counted, in order. */
  default List<String> wordFields() {
    return List.of();
  }

  /**
   * How many documents have each value of a field of metadata, the most frequent first: of those
   * that pass the query's filters and, in a lexical search, share a word with it.
   *
   * @param most how many values are told
   */
  default Map<String, Long> facet(SearchQuery query, String field, int most) {
    return Map.of();
  }

  /**
   * What a search by words looks for: the stem of each word and how often the text has it. Looking
   * up misspelt words takes milliseconds, so this is asked once for each text.
   */
  default Map<String, Integer> searchedWords(String text) {
    return QueryTerms.of(text).counts();
  }

  /**
   * What each word gives to a document's score by words; they add up to the score. Empty when there
   * is no such document, or it shares no word.
   *
   * @param words of {@link #searchedWords}
   */
  default Map<String, Float> wordScores(Map<String, Integer> words, String documentId) {
    return Map.of();
  }

  /** The {@code k} documents nearest by vector, as {@link SearchQuery#vector} asks for them. */
  default SearchResult search(String encoder, String query, int k) {
    return search(SearchQuery.vector(encoder, query, k));
  }

  @Override
  void close();
}

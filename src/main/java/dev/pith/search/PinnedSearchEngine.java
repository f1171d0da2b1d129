package dev.pith.search;

import dev.pith.corpus.Document;
import dev.pith.index.IndexFacts;
import dev.pith.model.Alignment;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One whose index is replaced while it is searched: each call is answered by the generation that it
 * is {@link #pinned} to.
 */
public abstract class PinnedSearchEngine implements SearchEngine {
  @Override
  public List<String> encoders() {
    return pinned(SearchEngine::encoders);
  }

  @Override
  public String documentsBy(String encoder) {
    return pinned(engine -> engine.documentsBy(encoder));
  }

  @Override
  public Optional<Alignment> alignment(String encoder) {
    return pinned(engine -> engine.alignment(encoder));
  }

  @Override
  public long documents() {
    return pinned(SearchEngine::documents);
  }

  @Override
  public SearchResult search(SearchQuery query) {
    return pinned(engine -> engine.search(query));
  }

  @Override
  public Optional<AdaptiveState> adaptive() {
    return pinned(SearchEngine::adaptive);
  }

  @Override
  public Optional<IndexFacts> indexFacts() {
    return pinned(SearchEngine::indexFacts);
  }

  @Override
  public Optional<Document> document(String id) {
    return pinned(engine -> engine.document(id));
  }

  @Override
  public List<String> wordFields() {
    return pinned(SearchEngine::wordFields);
  }

  @Override
  public Map<String, Long> facet(SearchQuery query, String field, int most) {
    return pinned(engine -> engine.facet(query, field, most));
  }

  @Override
  public Map<String, Integer> searchedWords(String text) {
    return pinned(engine -> engine.searchedWords(text));
  }

  @Override
  public Map<String, Float> wordScores(Map<String, Integer> words, String documentId) {
    return pinned(engine -> engine.wordScores(words, documentId));
  }
}

package dev.pith.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import dev.pith.index.Pairing;
import dev.pith.model.Alignment;
import dev.pith.search.QueryTerms;
import dev.pith.search.SearchEngine;
import dev.pith.search.SearchMode;
import dev.pith.search.SearchQuery;
import dev.pith.search.SearchResult;
import dev.pith.search.Spaces;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Searches one generation, whatever becomes of the alias. Safe for use by many threads at once. */
final class GenerationEngine implements SearchEngine {
  private final ClusterIndex index;
  private final Spaces spaces;
  private final int candidates;

  /**
   * @param encoders the reference first; without any, only lexical search works
   * @throws dev.pith.index.IndexException when the index has no such vectors for an encoder
   */
  GenerationEngine(
      ClusterIndex index, List<? extends Encoder> encoders, Pairing pairing, int candidates) {
    this.spaces = new Spaces(encoders, encoder -> index.field(encoder, pairing));
    this.index = index;
    this.candidates = candidates;
  }

  ClusterIndex index() {
    return index;
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
  public SearchResult search(SearchQuery query) {
    ClusterQueryRun run = new ClusterQueryRun(index, query, candidates);
    return switch (query.mode()) {
      case LEXICAL -> run.lexical();
      case VECTOR -> run.vector(spaces.of(query.encoder()));
      case HYBRID -> run.hybrid(spaces.of(query.encoder()));
    };
  }

  @Override
  public Optional<Document> document(String id) {
    return index.document(id);
  }

  @Override
  public List<String> wordFields() {
    String request = index.path("_field_caps?fields=" + SourceFields.ANY_WORD);
    JsonNode fields = index.ask(ClusterRequest.get(request)).path("fields");
    List<String> names = new ArrayList<>();
    fields.fieldNames().forEachRemaining(name -> names.add(SourceFields.metadataField(name)));
    names.sort(null);
    return names;
  }

  @Override
  public Map<String, Long> facet(SearchQuery query, String field, int most) {
    Map<String, Long> counts = new LinkedHashMap<>();
    boolean byWords = query.mode() == SearchMode.LEXICAL;
    JsonNode answer =
        index.search(
            "",
            SearchBodies.counts(
                byWords
                    ? SearchBodies.sharing(searchedWords(query.text()), query.filters())
                    : FilterJson.of(query.filters()),
                field,
                most));
    for (JsonNode bucket : answer.path("aggregations").path(SearchBodies.COUNTS).path("buckets")) {
      counts.put(bucket.path("key").asText(), bucket.path("doc_count").asLong());
    }
    return counts;
  }

  @Override
  public Map<String, Integer> searchedWords(String text) {
    return new ClusterSpelling(index).of(QueryTerms.of(text)).counts();
  }

  @Override
  public Map<String, Float> wordScores(Map<String, Integer> words, String documentId) {
    Map<String, Float> scores = new TreeMap<>();
    if (words.isEmpty()) {
      return scores;
    }
    JsonNode answer =
        index.search(
            WordSearch.GLOBAL_FREQUENCIES + "&include_named_queries_score=true",
            SearchBodies.wordScores(words, documentId));
    answer
        .path("hits")
        .path("hits")
        .path(0)
        .path("matched_queries")
        .properties()
        .forEach(word -> scores.put(word.getKey(), word.getValue().floatValue()));
    return scores;
  }

  /** Nothing is closed: connection and encoders belong to others. */
  @Override
  public void close() {}
}

package dev.pith.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pith.search.Misspellings;
import dev.pith.search.QueryTerms;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Takes a word that is in no document for the one most like it that is, as the embedded index does:
 * of several the nearest, of those the one in most documents.
 */
record ClusterSpelling(ClusterIndex index) {
  private static final String KNOWN = "known";
  private static final String SUGGEST = "suggest";
  private static final String WITH_EDITS = "edits-";
  private static final int MOST_EDITS = 2;
  private static final int MOST_ASKED = 32;

  /** Of each part of the index, before the best of all is chosen. */
  private static final int SUGGESTED_TERMS = 20;

  /** The terms that are searched for. */
  QueryTerms of(QueryTerms asked) {
    List<String> unknown = unknown(asked.counts().keySet());
    if (unknown.isEmpty() || unknown.size() > Misspellings.MOST_WORDS) {
      return asked;
    }
    Map<String, String> meant = meant(unknown);
    Map<String, Integer> counts = new TreeMap<>(asked.counts());
    meant.forEach(
        (term, other) ->
            counts.merge(other, Objects.requireNonNull(counts.remove(term)), Integer::sum));
    return new QueryTerms(counts, asked.truncated());
  }

  /**
   * Lets a search tell as well whether one of its words might be misspelt, which takes no further
   * way there and back; not for long texts, whose rare words take a cluster milliseconds each.
   */
  static void askWith(ObjectNode search, Collection<String> terms) {
    List<String> guessable = terms.stream().filter(term -> Misspellings.edits(term) > 0).toList();
    if (!guessable.isEmpty() && guessable.size() <= MOST_ASKED) {
      ask(search, guessable, 1);
    }
  }

  /**
   * Whether it has to be looked whether one of these words is in no document at all.
   *
   * @param unseen those that are in nothing that was found
   * @param answer to the search that {@link #askWith} was told of
   */
  static boolean isDoubtful(Set<String> unseen, JsonNode answer) {
    return mayGuess(unseen)
        && (!answer.has(SUGGEST)
            || words(answer).stream()
                .anyMatch(
                    word ->
                        unseen.contains(word.path("text").asText())
                            && !word.path("options").isEmpty()));
  }

  private static boolean mayGuess(Collection<String> terms) {
    return terms.stream().anyMatch(term -> Misspellings.edits(term) > 0);
  }

  private List<String> unknown(Collection<String> terms) {
    if (!mayGuess(terms)) {
      return List.of();
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("size", 0);
    ObjectNode filters =
        body.putObject("aggs").putObject(KNOWN).putObject("filters").putObject("filters");
    for (String term : terms) {
      if (Misspellings.edits(term) > 0) {
        filters.putObject(term).putObject("term").put(SourceFields.WORDS, term);
      }
    }
    JsonNode counted = index.search("", body).path("aggregations").path(KNOWN).path("buckets");
    List<String> unknown = new ArrayList<>();
    counted
        .properties()
        .forEach(
            bucket -> {
              if (bucket.getValue().path("doc_count").asLong() == 0) {
                unknown.add(bucket.getKey());
              }
            });
    return unknown;
  }

  /** What some of them are taken for. */
  private Map<String, String> meant(List<String> unknown) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("size", 0);
    ask(body, unknown, SUGGESTED_TERMS);
    Map<String, String> meant = new TreeMap<>();
    for (JsonNode word : words(index.search("", body))) {
      String best = word.path("options").path(0).path("text").asText("");
      if (!best.isEmpty()) {
        meant.put(word.path("text").asText(), best);
      }
    }
    return meant;
  }

  /**
   * Asks for what these terms are like, where a part of the index has them in no document.
   *
   * @param ofEach of so many that each part tells the best is chosen
   */
  private static void ask(ObjectNode body, Collection<String> terms, int ofEach) {
    ObjectNode suggest = body.putObject(SUGGEST);
    for (int edits = 1; edits <= MOST_EDITS; edits++) {
      int allowed = edits;
      List<String> alike =
          terms.stream().filter(term -> Misspellings.edits(term) == allowed).toList();
      if (!alike.isEmpty()) {
        like(suggest.putObject(WITH_EDITS + edits), alike, edits, ofEach);
      }
    }
  }

  private static List<JsonNode> words(JsonNode answer) {
    List<JsonNode> words = new ArrayList<>();
    answer.path(SUGGEST).forEach(group -> group.forEach(words::add));
    return words;
  }

  /** The first letter is trusted. */
  private static void like(ObjectNode suggestion, List<String> terms, int edits, int ofEach) {
    suggestion.put("text", String.join(" ", terms));
    suggestion
        .putObject("term")
        .put("field", SourceFields.WORDS)
        .put("analyzer", "whitespace")
        .put("suggest_mode", "missing")
        .put("sort", "score")
        .put("max_edits", edits)
        .put("prefix_length", 1)
        .put("min_word_length", Misspellings.SHORTEST)
        .put("accuracy", 0)
        .put("size", 1)
        .put("shard_size", ofEach);
  }
}

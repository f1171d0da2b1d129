package dev.pith.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pith.search.Evidence;
import dev.pith.search.Hit;
import dev.pith.search.Passage;
import dev.pith.search.SearchEngine;
import dev.pith.search.SearchMode;
import dev.pith.search.SearchQuery;
import dev.pith.search.SearchResult;
import dev.pith.search.StageTimes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells an answer, for people or for programs.
 *
 * @param from hits of earlier pages, which are left out
 * @param explained whether hits tell what found them
 * @param facets fields whose values are counted
 * @param words what a search by words looks for; empty when no hit tells of it
 */
record SearchOutput(
    SearchEngine engine,
    SearchQuery query,
    int from,
    boolean explained,
    List<String> facets,
    Map<String, Integer> words) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int SHOWN_CHARS = 160;
  private static final int SHOWN_VALUES = 20;
  private static final String INDENT = " ".repeat(13);

  static SearchOutput of(
      SearchEngine engine, SearchQuery query, int from, boolean explained, List<String> facets) {
    Map<String, Integer> words = explained ? engine.searchedWords(query.text()) : Map.of();
    return new SearchOutput(engine, query, from, explained, facets, words);
  }

  void print(Console console, SearchResult result) {
    List<Hit> hits = page(result);
    for (Hit hit : hits) {
      console.print(
          "%3d  %.4f  %s  [%s]".formatted(hit.rank(), hit.score(), hit.title(), hit.id()));
      console.print(INDENT + shown(hit));
      if (!hit.metadata().isEmpty()) {
        console.print(INDENT + facts(hit));
      }
      if (explained) {
        console.print(INDENT + reasons(hit));
      }
    }
    for (String field : facets) {
      console.print(field + ": " + counts(field));
    }
    console.note(
        "%s: %d hits in %.1f ms (%s)"
            .formatted(
                result.encoder(),
                hits.size(),
                result.times().totalNanos() / 1e6,
                stages(result.times()).entrySet().stream()
                    .map(stage -> "%s %.2f".formatted(stage.getKey(), stage.getValue()))
                    .collect(Collectors.joining(", "))));
  }

  ObjectNode json(SearchResult result) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("query", query.text()).put("mode", label(query.mode()));
    if (query.mode() == SearchMode.HYBRID) {
      root.put("fusion", label(query.fusion()));
    }
    if (query.mode() != SearchMode.LEXICAL) {
      root.put("encoder", result.encoder())
          .put("documentsBy", engine.documentsBy(result.encoder()));
    }
    root.put("from", from).put("tokens", result.tokens()).put("truncated", result.truncated());
    ObjectNode times = root.putObject("timesMillis");
    stages(result.times()).forEach(times::put);
    times.put("total", result.times().totalNanos() / 1e6);
    if (!facets.isEmpty()) {
      ObjectNode counted = root.putObject("facets");
      for (String field : facets) {
        ObjectNode values = counted.putObject(field);
        engine.facet(query, field, SHOWN_VALUES).forEach(values::put);
      }
    }
    ArrayNode hits = root.putArray("hits");
    page(result).forEach(hit -> put(hits.addObject(), hit));
    return root;
  }

  static String label(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  private List<Hit> page(SearchResult result) {
    return result.hits().stream().skip(from).toList();
  }

  private void put(ObjectNode to, Hit hit) {
    to.put("rank", hit.rank())
        .put("id", hit.id())
        .put("title", hit.title())
        .put("text", hit.text())
        .put("score", hit.score())
        .set("metadata", MAPPER.valueToTree(hit.metadata()));
    if (hit.passage() instanceof Passage(int start, int end, float score)) {
      to.putObject("passage").put("start", start).put("end", end).put("score", score);
    } else {
      to.putNull("passage");
    }
    if (explained) {
      ObjectNode explain = to.putObject("explain");
      put(explain, "vector", hit.evidence().vector());
      put(explain, "lexical", hit.evidence().lexical());
      ObjectNode words = explain.putObject("words");
      wordScores(hit).forEach(words::put);
    }
  }

  private static void put(ObjectNode to, String list, Evidence.@Nullable Found found) {
    if (found == null) {
      to.putNull(list);
    } else {
      to.putObject(list).put("rank", found.rank()).put("score", found.score());
    }
  }

  /** "language=de, fr year=1999.0". */
  private static String facts(Hit hit) {
    return hit.metadata().entrySet().stream()
        .map(
            field ->
                field.getValue() instanceof List<?> values
                    ? field.getKey()
                        + "="
                        + values.stream().map(String::valueOf).collect(Collectors.joining(", "))
                    : field.getKey() + "=" + field.getValue())
        .collect(Collectors.joining("  "));
  }

  /**
   * "by meaning rank 3, cosine 0.6213; by words rank 1, BM25 7.3104: astronom 4.1032, star 3.2072".
   */
  private String reasons(Hit hit) {
    List<String> reasons = new ArrayList<>();
    if (hit.evidence().vector() instanceof Evidence.Found(int rank, float score)) {
      reasons.add("by meaning rank %d, cosine %.4f".formatted(rank, score));
    }
    if (hit.evidence().lexical() instanceof Evidence.Found(int rank, float score)) {
      reasons.add(
          "by words rank %d, BM25 %.4f: %s"
              .formatted(
                  rank,
                  score,
                  wordScores(hit).entrySet().stream()
                      .map(word -> "%s %.4f".formatted(word.getKey(), word.getValue()))
                      .collect(Collectors.joining(", "))));
    }
    return String.join("; ", reasons);
  }

  private Map<String, Float> wordScores(Hit hit) {
    return hit.evidence().lexical() == null ? Map.of() : engine.wordScores(words, hit.id());
  }

  private String counts(String field) {
    Map<String, Long> counts = engine.facet(query, field, SHOWN_VALUES);
    return counts.isEmpty()
        ? "no document that passes has it"
        : counts.entrySet().stream()
            .map(value -> "%s %,d".formatted(value.getKey(), value.getValue()))
            .collect(Collectors.joining(", "));
  }

  /** Milliseconds of the stages that this mode has. */
  private Map<String, Double> stages(StageTimes times) {
    Map<String, Double> stages = new LinkedHashMap<>();
    times.nanosByStage(query.mode()).forEach((stage, nanos) -> stages.put(stage, nanos / 1e6));
    return stages;
  }

  /** The nearest passage as a whole, or where a document without passages begins. */
  private static String shown(Hit hit) {
    Passage passage = hit.passage();
    if (passage == null) {
      return shortened(hit.text());
    }
    return (passage.start() == 0 ? "" : "… ")
        + line(hit.text().substring(passage.start(), passage.end()))
        + (passage.end() == hit.text().length() ? "" : " …");
  }

  private static String shortened(String text) {
    String line = line(text);
    return line.length() <= SHOWN_CHARS ? line : line.substring(0, SHOWN_CHARS - 1) + "…";
  }

  private static String line(String text) {
    return text.replaceAll("\\s+", " ");
  }
}

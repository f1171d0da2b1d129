package dev.pith.server;

import dev.pith.corpus.Document;
import dev.pith.fixtures.SampleAlignments;
import dev.pith.model.Alignment;
import dev.pith.search.Evidence;
import dev.pith.search.Filter;
import dev.pith.search.Hit;
import dev.pith.search.Precision;
import dev.pith.search.SearchEngine;
import dev.pith.search.SearchMode;
import dev.pith.search.SearchQuery;
import dev.pith.search.SearchResult;
import dev.pith.search.StageTimes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A search engine small enough to work out by hand: the score is the share of letter runs that
 * query and passage have in common, runs of three letters for "full", of two for "compact" and of
 * four for "static", so that they rank differently; of five for lexical search, which finds only
 * what has one of them. "static" searches documents of "full" and takes longer than it. It
 * remembers which encoders it was asked for, and by which vectors, in order.
 */
final class InMemoryEngine implements SearchEngine {
  static final String FULL = "full";
  static final String COMPACT = "compact";
  static final String STATIC = "static";
  static final List<String> THREE = List.of(FULL, COMPACT, STATIC);

  private static final StageTimes WORDS = new StageTimes(0, 0, 0, 412_000, 0, 231_000);
  private static final StageTimes BOTH =
      new StageTimes(74_000, 9_812_000, 604_000, 412_000, 23_000, 231_000);

  final List<String> asked = new CopyOnWriteArrayList<>();
  final List<Precision> precisions = new CopyOnWriteArrayList<>();
  final AtomicInteger wordsLookedUp = new AtomicInteger();

  private final List<Document> documents;
  private final List<String> encoders;

  InMemoryEngine(List<Document> documents) {
    this(documents, List.of(FULL, COMPACT));
  }

  InMemoryEngine(List<Document> documents, List<String> encoders) {
    this.encoders = List.copyOf(encoders);
    this.documents = List.copyOf(documents);
  }

  @Override
  public List<String> encoders() {
    return encoders;
  }

  @Override
  public String documentsBy(String encoder) {
    return encoder.equals(STATIC) ? FULL : encoder;
  }

  @Override
  public Optional<Alignment> alignment(String encoder) {
    return encoder.equals(STATIC)
        ? SampleAlignments.only(
                SampleAlignments.hash(1), SampleAlignments.hash(2), SampleAlignments.NEAR)
            .with(SampleAlignments.hash(2))
        : Optional.empty();
  }

  @Override
  public long documents() {
    return documents.size();
  }

  @Override
  public Optional<Document> document(String id) {
    return documents.stream().filter(document -> document.id().equals(id)).findFirst();
  }

  @Override
  public SearchResult search(SearchQuery query) {
    return switch (query.mode()) {
      case VECTOR -> answer(query, query.encoder(), runs(query.encoder()), times(query.encoder()));
      case LEXICAL -> answer(query, SearchResult.NO_ENCODER, 5, WORDS);
      case HYBRID -> answer(query, query.encoder(), runs(query.encoder()), BOTH);
    };
  }

  private static int runs(String encoder) {
    return switch (encoder) {
      case FULL -> 3;
      case COMPACT -> 2;
      default -> 4;
    };
  }

  private SearchResult answer(SearchQuery query, String name, int run, StageTimes times) {
    asked.add(name);
    precisions.add(query.precision());
    Set<String> wanted = runs(query.text(), run);
    Comparator<Hit> best = Comparator.comparingDouble(hit -> -hit.score());
    List<Hit> ranked =
        documents.stream()
            .filter(document -> passes(document, query))
            .map(document -> hit(document, score(wanted, runs(document.passage(), run))))
            .filter(hit -> query.mode() != SearchMode.LEXICAL || hit.score() > 0)
            .sorted(best.thenComparing(Hit::id))
            .limit(query.k())
            .toList();
    return new SearchResult(
        name, ranked(ranked, query.mode()), times, 2 + query.text().split("\\s+").length, false);
  }

  private static StageTimes times(String encoder) {
    return switch (encoder) {
      case FULL -> new StageTimes(74_000, 9_812_000, 604_000, 231_000);
      case COMPACT -> new StageTimes(61_000, 2_297_000, 388_000, 204_000);
      default -> new StageTimes(74_000, 9_812_000, 9_604_000, 1_231_000);
    };
  }

  private static Hit hit(Document document, double score) {
    SortedMap<String, Object> metadata =
        new TreeMap<>(Map.of("language", List.of(language(document)), "year", 1999.0));
    return new Hit(
        1,
        document.id(),
        document.title(),
        document.text(),
        metadata,
        (float) score,
        Evidence.NONE,
        null);
  }

  private static List<Hit> ranked(List<Hit> hits, SearchMode mode) {
    List<Hit> ranked = new ArrayList<>();
    for (Hit hit : hits) {
      int rank = ranked.size() + 1;
      Evidence evidence = evidence(new Evidence.Found(rank, hit.score()), mode);
      ranked.add(
          new Hit(
              rank,
              hit.id(),
              hit.title(),
              hit.text(),
              hit.metadata(),
              hit.score(),
              evidence,
              hit.passage()));
    }
    return ranked;
  }

  private static Evidence evidence(Evidence.Found found, SearchMode mode) {
    return switch (mode) {
      case VECTOR -> new Evidence(found, null);
      case LEXICAL -> new Evidence(null, found);
      case HYBRID -> new Evidence(found, found);
    };
  }

  @Override
  public List<String> wordFields() {
    return List.of("language");
  }

  /** Titles of an even number of letters are German. */
  @Override
  public Map<String, Long> facet(SearchQuery query, String field, int most) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (String language : List.of("de", "en")) {
      long count =
          documents.stream()
              .filter(document -> language(document).equals(language) && passes(document, query))
              .count();
      if (count > 0) {
        counts.put(language, count);
      }
    }
    return counts;
  }

  private static boolean passes(Document document, SearchQuery query) {
    return query.filters().stream()
        .allMatch(
            filter ->
                filter instanceof Filter.AnyOf(String field, List<String> values)
                    && field.equals("language")
                    && values.contains(language(document)));
  }

  private static String language(Document document) {
    return document.title().length() % 2 == 0 ? "de" : "en";
  }

  @Override
  public Map<String, Integer> searchedWords(String text) {
    wordsLookedUp.incrementAndGet();
    return SearchEngine.super.searchedWords(text);
  }

  @Override
  public Map<String, Float> wordScores(Map<String, Integer> words, String documentId) {
    return Map.of("star", 0.25f, "studi", 1.5f);
  }

  private static double score(Set<String> wanted, Set<String> present) {
    Set<String> shared = new HashSet<>(wanted);
    shared.retainAll(present);
    return shared.size() / Math.sqrt((double) wanted.size() * present.size() + 1);
  }

  private static Set<String> runs(String text, int length) {
    String lower = " " + text.toLowerCase(Locale.ROOT) + " ";
    Set<String> runs = new HashSet<>();
    for (int start = 0; start + length <= lower.length(); start++) {
      runs.add(lower.substring(start, start + length));
    }
    return runs;
  }

  @Override
  public void close() {}
}

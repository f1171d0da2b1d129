package dev.pith.evaluate;

import dev.pith.corpus.Query;
import dev.pith.evaluate.WayQuality.Gain;
import dev.pith.search.SearchEngine;
import dev.pith.search.SearchMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks a search engine a collection's queries by words, by vectors and by both, as a user would,
 * and scores what it finds.
 *
 * @param engine holds the task's documents
 * @param seed of the randomization tests and bootstraps
 */
public record SearchQualityRun(
    SearchEngine engine, QualityTask task, long seed, Progress progress) {
  /**
   * Asks every question in every way.
   *
   * @throws IllegalArgumentException when the engine holds another number of documents
   */
  public SearchQuality run() {
    if (engine.documents() != task.documents().size()) {
      throw new IllegalArgumentException(
          "%,d documents are searched, but %s has %,d"
              .formatted(engine.documents(), task.data(), task.documents().size()));
    }
    Map<SearchWay, List<QueryScores>> scores = scores();
    List<WayQuality> ways = new ArrayList<>();
    scores.forEach((way, own) -> ways.add(quality(way, own, scores)));
    return new SearchQuality(
        task.data(), task.split(), task.documents().size(), task.queries().size(), seed, ways);
  }

  private Map<SearchWay, List<QueryScores>> scores() {
    List<SearchWay> ways = SearchWay.all(engine.encoders());
    List<List<ScoredDocument>> byWords = rankings(ways.getFirst());
    Map<SearchWay, List<QueryScores>> scores = new LinkedHashMap<>();
    for (SearchWay way : ways) {
      List<List<ScoredDocument>> rankings =
          way.mode() == SearchMode.LEXICAL ? byWords : rankings(way);
      scores.put(way, new QueryScoring(task).score(rankings, byWords));
    }
    return scores;
  }

  private List<List<ScoredDocument>> rankings(SearchWay way) {
    List<List<ScoredDocument>> rankings = new ArrayList<>();
    for (Query query : task.queries()) {
      rankings.add(
          engine.search(way.query(query.text(), QualityRun.DEPTH)).hits().stream()
              .map(hit -> new ScoredDocument(hit.id(), hit.score()))
              .toList());
      progress.report(
          "%s: %s %s".formatted(task.data(), way.name(), way.encoder()),
          rankings.size(),
          task.queries().size());
    }
    return rankings;
  }

  private WayQuality quality(
      SearchWay way, List<QueryScores> own, Map<SearchWay, List<QueryScores>> scores) {
    Map<SearchMode, List<QueryScores>> alone = new HashMap<>();
    scores.forEach(
        (other, queries) -> {
          if (other.mode() == SearchMode.LEXICAL || other.encoder().equals(way.encoder())) {
            alone.putIfAbsent(other.mode(), queries);
          }
        });
    return new WayQuality(
        way.name(),
        way.encoder(),
        own,
        way.mode() == SearchMode.LEXICAL
            ? Optional.empty()
            : Optional.of(gain(alone, SearchMode.LEXICAL, own)),
        way.mode() == SearchMode.HYBRID
            ? Optional.of(gain(alone, SearchMode.VECTOR, own))
            : Optional.empty());
  }

  private Gain gain(
      Map<SearchMode, List<QueryScores>> alone, SearchMode over, List<QueryScores> own) {
    return Gain.of(Objects.requireNonNull(alone.get(over)), own, seed);
  }
}

package dev.pith.search;

import dev.pith.corpus.Document;
import dev.pith.index.IndexFacts;
import dev.pith.model.Alignment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * A search engine with one more encoder to ask, {@value #NAME}: it tries the engine's encoders, the
 * cheapest first, and takes the first answer that is sure.
 *
 * <p>When an answer is sure is learnt from the index itself, see {@link LadderCalibration}; before
 * that, the reference answers. Safe for use by many threads at once.
 */
public final class AdaptiveSearch implements SearchEngine {
  /** What it is asked by. */
  public static final String NAME = "adaptive";

  private final LuceneSearchEngine engine;
  private final Map<String, LongAdder> answered = new ConcurrentHashMap<>();
  private volatile Ladder ladder;
  private volatile boolean calibrated;

  /**
   * @param engine closed with this
   * @throws IllegalArgumentException when it has fewer than two encoders, or one of this name
   */
  public AdaptiveSearch(LuceneSearchEngine engine) {
    List<String> encoders = engine.encoders();
    if (encoders.size() < 2) {
      throw new IllegalArgumentException(
          "adaptive search chooses between encoders: open two or more");
    }
    if (encoders.contains(NAME)) {
      throw new IllegalArgumentException(
          "an encoder is called '%s', as the way to choose between encoders: give it another name"
              .formatted(NAME));
    }
    this.engine = engine;
    this.ladder = Ladder.only(encoders.getFirst());
  }

  /**
   * Learns when answers are sure, in seconds; searches go on meanwhile.
   *
   * @param leastAgreement the share of the reference's first ten that a cheaper encoder's answer
   *     has to hold as expected, 0 to 1
   */
  public Ladder calibrate(double leastAgreement) {
    ladder = new LadderCalibration(engine, leastAgreement).ladder();
    answered.clear();
    calibrated = true;
    return ladder;
  }

  @Override
  public Optional<AdaptiveState> adaptive() {
    Ladder now = ladder;
    List<AdaptiveState.Step> steps = new ArrayList<>();
    for (Ladder.Rung rung : now.rungs()) {
      steps.add(new AdaptiveState.Step(rung.encoder(), rung, answeredBy(rung.encoder())));
    }
    steps.add(new AdaptiveState.Step(now.last(), null, answeredBy(now.last())));
    return Optional.of(new AdaptiveState(calibrated, steps));
  }

  private long answeredBy(String encoder) {
    LongAdder count = answered.get(encoder);
    return count == null ? 0 : count.sum();
  }

  @Override
  public List<String> encoders() {
    List<String> encoders = new ArrayList<>(engine.encoders());
    encoders.add(NAME);
    return Collections.unmodifiableList(encoders);
  }

  @Override
  public String documentsBy(String encoder) {
    return engine.documentsBy(encoder.equals(NAME) ? engine.encoders().getFirst() : encoder);
  }

  @Override
  public Optional<Alignment> alignment(String encoder) {
    return encoder.equals(NAME) ? Optional.empty() : engine.alignment(encoder);
  }

  @Override
  public long documents() {
    return engine.documents();
  }

  @Override
  public SearchResult search(SearchQuery query) {
    if (query.mode() == SearchMode.LEXICAL || !query.encoder().equals(NAME)) {
      return engine.search(query);
    }
    SearchResult result = engine.climb(query, ladder);
    answered.computeIfAbsent(result.answeredBy(), unseen -> new LongAdder()).increment();
    return result;
  }

  @Override
  public Optional<IndexFacts> indexFacts() {
    return engine.indexFacts();
  }

  @Override
  public Optional<Document> document(String id) {
    return engine.document(id);
  }

  @Override
  public List<String> wordFields() {
    return engine.wordFields();
  }

  @Override
  public Map<String, Long> facet(SearchQuery query, String field, int most) {
    return engine.facet(query, field, most);
  }

  @Override
  public Map<String, Integer> searchedWords(String text) {
    return engine.searchedWords(text);
  }

  @Override
  public Map<String, Float> wordScores(Map<String, Integer> words, String documentId) {
    return engine.wordScores(words, documentId);
  }

  @Override
  public void close() {
    engine.close();
  }
}

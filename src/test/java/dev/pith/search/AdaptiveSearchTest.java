package dev.pith.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import dev.pith.fixtures.FakeEncoder;
import dev.pith.fixtures.Texts;
import dev.pith.index.DocumentIndex;
import dev.pith.index.DocumentWriter;
import dev.pith.index.Pairing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdaptiveSearchTest {
  /** What the cheap encoder below reaches for about half of the questions. */
  private static final double LEAST = 0.35;

  private static final Encoder FULL = FakeEncoder.ofWords("full", 256, 1).taking(() -> 4_000_000);

  /** So few dimensions that words get into each other's way. */
  private static final Encoder CHEAP = FakeEncoder.ofWords("cheap", 96, 2).taking(() -> 10_000);

  private static final Encoder SLOW = FakeEncoder.ofWords("slow", 64, 3).taking(() -> 9_000_000);

  @TempDir Path folder;
  private DocumentIndex index;
  private AdaptiveSearch engine;

  @BeforeEach
  void open() {
    List<Encoder> encoders = List.of(FULL, SLOW, CHEAP);
    try (DocumentWriter writer = DocumentWriter.create(folder, encoders)) {
      writer.add(documents(400));
    }
    index = DocumentIndex.open(folder);
    engine = new AdaptiveSearch(new LuceneSearchEngine(index, encoders, Pairing.SYMMETRIC));
  }

  @AfterEach
  void close() {
    engine.close();
    index.close();
  }

  @Test
  void theReferenceAnswersBeforeTheCalibration() {
    assertThat(ask("anything at all", 10).answeredBy()).isEqualTo("full");
    assertThat(engine.adaptive().orElseThrow().calibrated()).isFalse();
    assertThat(steps()).extracting(AdaptiveState.Step::encoder).containsExactly("full");
  }

  @ParameterizedTest
  @EnumSource(
      value = SearchMode.class,
      names = {"VECTOR", "HYBRID"})
  void anAnswerIsThatOfTheEncoderThatGaveIt(SearchMode mode) {
    engine.calibrate(LEAST);
    Set<String> seen = new HashSet<>();
    for (String text : questions(60)) {
      SearchResult found = engine.search(query(AdaptiveSearch.NAME, text, 15, mode));
      SearchResult asked = engine.search(query(found.answeredBy(), text, 15, mode));
      assertThat(found.encoder()).isEqualTo(AdaptiveSearch.NAME);
      assertThat(found.hits()).isEqualTo(asked.hits());
      seen.add(found.answeredBy());
    }
    assertThat(seen).as("steps %s", steps()).containsExactlyInAnyOrder("full", "cheap");
  }

  @Test
  void surerAnswersHoldMoreOfTheReferencesThanUnsureOnes() {
    engine.calibrate(LEAST);
    List<Double> sure = new ArrayList<>();
    List<Double> unsure = new ArrayList<>();
    for (String text : questions(200)) {
      List<String> cheap = ids(engine.search("cheap", text, 10));
      List<String> full = ids(engine.search("full", text, 10));
      double agreement = cheap.stream().filter(full::contains).count() / 10.0;
      (ask(text, 10).answeredBy().equals("cheap") ? sure : unsure).add(agreement);
    }
    assertThat(mean(sure)).isGreaterThan(mean(unsure) + 0.05);
  }

  @Test
  void howManyHitsAreWantedDoesNotChangeWhoAnswers() {
    engine.calibrate(LEAST);
    for (String text : questions(30)) {
      String one = ask(text, 1).answeredBy();
      assertThat(ask(text, 10).answeredBy()).isEqualTo(one);
      assertThat(ask(text, 150).answeredBy()).isEqualTo(one);
    }
  }

  @Test
  void whereNothingIsAskedForTheCheapestAnswersAll() {
    engine.calibrate(0);
    for (String text : questions(20)) {
      assertThat(ask(text, 10).answeredBy()).isEqualTo("cheap");
    }
    assertThat(steps().getFirst().answered()).isEqualTo(20);
  }

  @Test
  void anEncoderSlowerThanTheReferenceIsNeverAsked() {
    engine.calibrate(0);
    assertThat(steps()).extracting(AdaptiveState.Step::encoder).containsExactly("cheap", "full");
  }

  @Test
  void timesAreThoseOfAllThatWereAsked() {
    engine.calibrate(1);
    SearchResult result = ask("the first of all the questions that nobody is sure of", 10);
    long cheap = engine.search("cheap", "x", 1).times().encodeNanos();
    long full = engine.search("full", "x", 1).times().encodeNanos();
    assertThat(result.times().encodeNanos())
        .isEqualTo(result.answeredBy().equals("cheap") ? cheap : asked() * cheap + full);
  }

  /** How many rungs there are below the last. */
  private long asked() {
    return steps().size() - 1L;
  }

  @Test
  void wordsAreSearchedAsWithoutIt() {
    SearchResult found = engine.search(SearchQuery.lexical(questions(1).getFirst(), 10));
    assertThat(found.encoder()).isEqualTo(SearchResult.NO_ENCODER);
    assertThat(found.hits()).isNotEmpty();
  }

  @Test
  void oneEncoderLeavesNothingToChoose() {
    try (LuceneSearchEngine alone =
        new LuceneSearchEngine(index, List.of(FULL), Pairing.SYMMETRIC)) {
      assertThatThrownBy(() -> new AdaptiveSearch(alone)).hasMessageContaining("two or more");
    }
  }

  private List<AdaptiveState.Step> steps() {
    return engine.adaptive().orElseThrow().steps();
  }

  private SearchResult ask(String text, int k) {
    return engine.search(query(AdaptiveSearch.NAME, text, k, SearchMode.VECTOR));
  }

  private static SearchQuery query(String encoder, String text, int k, SearchMode mode) {
    return new SearchQuery(encoder, text, k, mode, SearchQuery.DEFAULT_FUSION);
  }

  private static List<String> ids(SearchResult result) {
    return result.hits().stream().map(Hit::id).toList();
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  /** Each of a few sentences; words are drawn from a small vocabulary. */
  private static List<Document> documents(int count) {
    Random random = new Random(7);
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String text = Texts.words(random, 8) + ". " + Texts.words(random, 9) + ".";
      documents.add(new Document("d" + i, "", text));
    }
    return documents;
  }

  private static List<String> questions(int count) {
    Random random = new Random(8);
    List<String> questions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      questions.add(Texts.words(random, 1 + i % 6));
    }
    return questions;
  }
}

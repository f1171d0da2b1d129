package dev.pith.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pith.corpus.Document;
import dev.pith.corpus.Metadata;
import dev.pith.encode.Encoder;
import dev.pith.encode.Role;
import dev.pith.fixtures.Approximation;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.fixtures.Texts;
import dev.pith.index.IndexException;
import dev.pith.index.Pairing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every engine does, wherever the documents are; for queries with words see {@link
 * WordSearchContract}.
 */
public abstract class SearchEngineContract extends EngineContract {

  private static final Encoder COMPACT = new BagOfWordsEncoder("compact", 8, 2);

  @Test
  void theNearestOfAllAreThoseOfBruteForceForEachEncoder() {
    List<Document> documents = Texts.documents(new Random(SEED), 400);
    try (EngineHolding holding = holding(documents, FULL, COMPACT);
        SearchEngine engine = holding.open(Pairing.SYMMETRIC, FULL, COMPACT)) {
      assertThat(engine.documents()).isEqualTo(documents.size());
      for (Encoder encoder : List.of(FULL, COMPACT)) {
        for (int query = 0; query < 5; query++) {
          String text = Texts.words(new Random(SEED * query), 3);
          SearchQuery asked = SearchQuery.vector(encoder.name(), text, 25).by(Precision.EXACT);

          assertBruteForce(engine.search(asked).hits(), encoder, text, documents);
        }
      }
    }
  }

  private static void assertBruteForce(
      List<Hit> hits, Encoder encoder, String query, List<Document> documents) {
    Map<String, Document> byId = new HashMap<>();
    Map<String, Double> cosines = new HashMap<>();
    float[] asked = encoder.encode(Role.QUERY, query).vector();
    for (Document document : documents) {
      byId.put(document.id(), document);
      cosines.put(
          document.id(), cosine(asked, encoder.encode(Role.DOCUMENT, document.passage()).vector()));
    }
    List<Double> best = cosines.values().stream().sorted(Comparator.reverseOrder()).toList();
    assertThat(hits).hasSize(25);
    assertThat(ids(hits)).doesNotHaveDuplicates();
    for (int i = 0; i < hits.size(); i++) {
      Hit hit = hits.get(i);
      Document document = Objects.requireNonNull(byId.get(hit.id()));
      assertThat(hit.rank()).isEqualTo(i + 1);
      assertThat(hit.title()).isEqualTo(document.title());
      assertThat(hit.text()).isEqualTo(document.text());
      assertThat((double) hit.score())
          .isCloseTo(Objects.requireNonNull(cosines.get(hit.id())), within(1e-5));
      assertThat((double) hit.score()).isCloseTo(best.get(i), within(1e-5));
      assertThat(hit.evidence()).isEqualTo(foundBy(hit));
    }
  }

  private static Evidence foundBy(Hit hit) {
    return new Evidence(new Evidence.Found(hit.rank(), hit.score()), null);
  }

  private static double cosine(float[] a, float[] b) {
    double dot = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
    }
    return dot;
  }

  @ParameterizedTest
  @EnumSource(names = {"AUTOMATIC", "INDEXED"})
  void otherPrecisionsFindAtLeast95PercentOfTheTenNearest(Precision precision) {
    try (EngineHolding holding = holding(Texts.documents(new Random(SEED), 1_500), FULL);
        SearchEngine engine = holding.open(Pairing.SYMMETRIC, FULL)) {
      Random random = new Random(SEED);
      int found = 0;
      int queries = 30;
      for (int i = 0; i < queries; i++) {
        SearchQuery asked = SearchQuery.vector("full", Texts.words(random, 4), 10);
        Set<String> truth = new HashSet<>(ids(engine.search(asked.by(Precision.EXACT)).hits()));
        truth.retainAll(ids(engine.search(asked.by(precision)).hits()));
        found += truth.size();
      }
      assertThat(found / (10.0 * queries)).isGreaterThanOrEqualTo(0.95);
    }
  }

  @Test
  void equalScoresComeInTheOrderOfTheIds() {
    List<Document> same =
        IntStream.range(100, 200).mapToObj(i -> new Document("d" + i, "", "same")).toList();
    try (EngineHolding holding = holding(same.reversed(), FULL);
        SearchEngine engine = holding.open(Pairing.SYMMETRIC, FULL)) {
      for (SearchQuery asked :
          List.of(
              SearchQuery.vector("full", "same", 5).by(Precision.EXACT),
              SearchQuery.lexical("same", 5))) {
        assertThat(ids(engine.search(asked).hits()))
            .containsExactly("d100", "d101", "d102", "d103", "d104");
      }
    }
  }

  @Test
  void moreThanThereAreGivesAllThereAre() {
    try (EngineHolding holding = holding(Texts.documents(new Random(SEED), 7), FULL);
        SearchEngine engine = holding.open(Pairing.SYMMETRIC, FULL)) {
      for (Precision precision : Precision.values()) {
        for (int k : List.of(1_000, Integer.MAX_VALUE)) {
          SearchQuery asked = SearchQuery.vector("full", "w1 w2", k).by(precision);
          assertThat(engine.search(asked).hits()).hasSize(7);
        }
      }
    }
  }

  @Test
  void anEmptyIndexAnswersWithNothing() {
    try (EngineHolding holding = holding(FULL);
        SearchEngine engine = holding.open(Pairing.SYMMETRIC, FULL)) {
      assertThat(engine.documents()).isZero();
      assertThat(engine.document("a")).isEmpty();
      assertThat(engine.wordFields()).isEmpty();
      assertThat(engine.facet(SearchQuery.lexical("a word", 1), "language", 5)).isEmpty();
      for (SearchMode mode : SearchMode.values()) {
        SearchQuery asked =
            new SearchQuery("full", "anything", 10, mode, SearchQuery.DEFAULT_FUSION);
        assertThat(engine.search(asked).hits()).isEmpty();
        assertThat(engine.search(asked.by(Precision.EXACT)).hits()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource
  void onlyWhatPassesEveryFilterIsFoundInEveryMode(
      List<Filter> filters, Predicate<Integer> passes) {
    List<Document> documents = describedDocuments();
    List<String> expected =
        IntStream.range(0, documents.size())
            .filter(passes::test)
            .mapToObj(i -> documents.get(i).id())
            .toList();
    try (EngineHolding holding = holding(documents, FULL);
        SearchEngine engine = holding.open(Pairing.SYMMETRIC, FULL)) {
      for (SearchMode mode : SearchMode.values()) {
        for (Precision precision : Precision.values()) {
          SearchQuery asked =
              new SearchQuery("full", "same", 1_000, mode, FusionMethod.RRF, filters, precision);
          assertThat(ids(engine.search(asked).hits()))
              .as("%s %s", mode, precision)
              .containsExactlyInAnyOrderElementsOf(expected);
        }
      }
    }
  }

  static Stream<Arguments> onlyWhatPassesEveryFilterIsFoundInEveryMode() {
    return Stream.of(
        filtered(i -> i % 3 == 0, any("language", "de")),
        filtered(i -> true, any("language", "fr", "en", "nothing")),
        filtered(i -> false, any("language", "nothing")),
        filtered(i -> false, any("no such field", "de")),
        filtered(i -> i == 12, any("number", "12")),
        filtered(i -> i == 12 || i == 7, any("number", "12", "7.0", "x")),
        filtered(i -> i >= 10 && i <= 20, range("number", "10", "20")),
        filtered(i -> i <= 5, range("number", null, "5")),
        filtered(i -> i >= 31, range("day", "2020-02-01", null)),
        filtered(i -> i >= 4 && i <= 8, range("day", "2020-01-05", "2020-01-09")),
        filtered(i -> i % 2 == 0, any("strange. field*", "a value, \"quoted\"")),
        filtered(
            i -> i % 3 == 0 && i >= 10 && i <= 20,
            any("language", "de"),
            range("number", "10", "20")));
  }

  private static Arguments filtered(Predicate<Integer> passes, Filter... filters) {
    return Arguments.of(List.of(filters), passes);
  }

  private static Filter any(String field, String... values) {
    return new Filter.AnyOf(field, List.of(values));
  }

  private static Filter range(String field, @Nullable String from, @Nullable String to) {
    return new Filter.Range(field, from, to);
  }

  private static List<Document> describedDocuments() {
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Map<String, List<String>> words = new HashMap<>();
      words.put("language", i % 3 == 0 ? List.of("en", "de") : List.of("fr"));
      words.put("day", List.of(LocalDate.of(2020, 1, 1).plusDays(i).toString()));
      if (i % 2 == 0) {
        words.put("strange. field*", List.of("a value, \"quoted\""));
      }
      Metadata metadata = new Metadata(words, Map.of("number", (double) i));
      documents.add(new Document("d" + i, "", "same w" + i, metadata));
    }
    return documents;
  }

  @Test
  void valuesAreCountedAmongWhatPasses() {
    try (EngineHolding holding = holding(describedDocuments(), FULL);
        SearchEngine engine = holding.open(Pairing.SYMMETRIC, FULL)) {
      assertThat(engine.wordFields()).containsExactly("day", "language", "strange. field*");
      SearchQuery all = SearchQuery.vector("full", "same", 3);
      assertThat(engine.facet(all, "language", 5).entrySet())
          .containsExactly(Map.entry("fr", 40L), Map.entry("de", 20L), Map.entry("en", 20L));
      assertThat(engine.facet(all, "language", 1)).containsOnlyKeys("fr");
      assertThat(engine.facet(all, "no such field", 5)).isEmpty();
      SearchQuery few = all.filtered(List.of(range("number", "0", "3")));
      assertThat(engine.facet(few, "language", 5)).isEqualTo(Map.of("fr", 2L, "de", 2L, "en", 2L));
      SearchQuery byWords = SearchQuery.lexical("w3 w4", 1);
      assertThat(engine.facet(byWords, "language", 5))
          .isEqualTo(Map.of("fr", 1L, "de", 1L, "en", 1L));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "..", ".", "%2e", "with space", "ünï-文", "_all", "?a=b#c", "\"\\"})
  void aDocumentIsReadAsItWasAddedWhateverItsId(String id) {
    Document document =
        new Document(
            id,
            "a title with \"quotes\"",
            "some text\nof two lines",
            new Metadata(
                Map.of("a.b", List.of("two", "values"), "ü *", List.of("")),
                Map.of("n", 1.5, "a.b.c", -2.0)));
    try (EngineHolding holding = holding(List.of(document), FULL);
        SearchEngine engine = holding.open(Pairing.SYMMETRIC, FULL)) {
      assertThat(engine.document(id)).contains(document);
      assertThat(engine.document(id + "x")).isEmpty();
      Hit hit =
          engine
              .search(SearchQuery.hybrid("full", "quotes", 1, FusionMethod.RRF))
              .hits()
              .getFirst();
      assertThat(hit.id()).isEqualTo(id);
      assertThat(hit.metadata()).isEqualTo(document.metadata().values());
    }
  }

  @Test
  void aDocumentThatIsAddedAgainIsThereOnce() {
    try (EngineHolding holding = holding(Trades.DOCUMENTS, FULL)) {
      holding.add(Trades.DOCUMENTS);
      holding.add(List.of(new Document("b", "brewer", "someone who makes beer")));
      try (SearchEngine engine = holding.open(Pairing.SYMMETRIC, FULL)) {
        assertThat(engine.documents()).isEqualTo(Trades.DOCUMENTS.size());
        assertThat(engine.search(SearchQuery.lexical("bread", 9)).hits()).isEmpty();
        assertThat(ids(engine.search(SearchQuery.lexical("beer", 9)).hits())).containsExactly("b");
        assertThat(ids(engine.search("full", "beer", 10).hits()))
            .containsExactlyInAnyOrder("a", "b", "c", "d");
      }
    }
  }

  @Test
  void encodersAreNamedInOrderAndStrangersAreRefused() {
    try (EngineHolding holding = holding(FULL, COMPACT)) {
      try (SearchEngine engine = holding.open(Pairing.SYMMETRIC, COMPACT, FULL)) {
        assertThat(engine.encoders()).containsExactly("compact", "full");
        assertThatThrownBy(() -> engine.search("large", "a", 1))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("there is no encoder 'large': choose from [compact, full]");
      }
      Encoder stranger = new BagOfWordsEncoder("full", 32, 3);
      assertThatThrownBy(() -> holding.open(Pairing.SYMMETRIC, stranger))
          .isInstanceOf(IndexException.class)
          .hasMessageContaining("did not make them");
      assertThatThrownBy(() -> holding.open(Pairing.SYMMETRIC, new Approximation(FULL, "twin")))
          .isInstanceOf(IndexException.class)
          .hasMessageContaining("--asymmetric");
    }
  }

  @Test
  void questionsOfAnAlignedEncoderAreAskedOverTheOthersDocuments() {
    Encoder renamed = new BagOfWordsEncoder("large", 32, 1);
    try (EngineHolding holding = holding(Texts.documents(new Random(SEED), 100), FULL);
        SearchEngine engine =
            holding.open(Pairing.ASYMMETRIC, renamed, new Approximation(FULL, "twin"))) {
      SearchQuery asked = SearchQuery.vector("twin", "w1 w2 w3", 25).by(Precision.EXACT);
      assertThat(engine.search(asked).hits())
          .isEqualTo(engine.search(asked.askedOf("large")).hits());
      assertThat(engine.documentsBy("large")).isEqualTo("large");
      assertThat(engine.documentsBy("twin")).isEqualTo("large");
      assertThat(engine.alignment("twin").orElseThrow().target().fingerprint())
          .isEqualTo(FULL.fingerprint());
      assertThat(engine.alignment("large")).isEmpty();
    }
  }

  @Test
  void onlyTheStagesOfAModeTakeTime() {
    try (EngineHolding holding = holding(Trades.DOCUMENTS, FULL);
        SearchEngine engine = holding.open(Pairing.SYMMETRIC, FULL)) {
      StageTimes words = engine.search(SearchQuery.lexical("stars", 3)).times();
      SearchResult byVectors = engine.search(SearchQuery.vector("full", "big stars", 3));
      StageTimes vectors = byVectors.times();
      StageTimes both =
          engine.search(SearchQuery.hybrid("full", "stars", 3, FusionMethod.RRF)).times();

      assertThat(words.lexicalNanos()).isPositive();
      assertThat(words.tokenizeNanos() + words.encodeNanos() + words.searchNanos()).isZero();
      assertThat(words.fuseNanos() + vectors.fuseNanos() + vectors.lexicalNanos()).isZero();
      assertThat(vectors.encodeNanos()).isEqualTo(2_000);
      assertThat(vectors.tokenizeNanos()).isEqualTo(1_000);
      assertThat(byVectors.tokens()).isEqualTo(4);
      assertThat(List.of(both.searchNanos(), both.lexicalNanos(), both.fuseNanos()))
          .allSatisfy(nanos -> assertThat(nanos).isPositive());
      assertThat(List.of(words.fetchNanos(), vectors.fetchNanos(), both.fetchNanos()))
          .allSatisfy(nanos -> assertThat(nanos).isPositive());
    }
  }

  @Test
  void severalCallsCanBeAskedOfOneGeneration() {
    try (EngineHolding holding = holding(Trades.DOCUMENTS, FULL);
        SearchEngine engine = holding.open(Pairing.SYMMETRIC, FULL)) {
      List<String> pinned =
          engine.pinned(now -> ids(now.search("full", "stars", (int) now.documents()).hits()));

      assertThat(pinned).hasSize(Trades.DOCUMENTS.size());
    }
  }
}

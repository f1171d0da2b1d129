package dev.pith.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pith.corpus.Document;
import dev.pith.corpus.Metadata;
import dev.pith.encode.Encoder;
import dev.pith.encode.Role;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.fixtures.LongTexts;
import dev.pith.fixtures.ShortSightedEncoder;
import dev.pith.fixtures.Texts;
import dev.pith.index.Pairing;
import dev.pith.index.VectorPrecision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every engine does over documents that are embedded in passages. */
public abstract class PassageContract {
  private static final Encoder ENCODER = new BagOfWordsEncoder("full", 96, 1);
  private static final OptionalInt TOKENS = OptionalInt.of(40);
  private static final List<Filter> EVEN = List.of(new Filter.AnyOf("parity", List.of("even")));
  private static final int QUERIES = 20;

  /** An empty index with vectors of this encoder. */
  protected abstract EngineHolding holding(
      VectorPrecision precision, OptionalInt passageTokens, Encoder maker);

  /** Some of them were replaced by others with the same ids. */
  private EngineHolding filled(
      VectorPrecision precision, OptionalInt passageTokens, Map<String, Document> documents) {
    EngineHolding holding = holding(precision, passageTokens, ENCODER);
    Random random = new Random(4);
    for (int batch = 0; batch < 3; batch++) {
      List<Document> added = new ArrayList<>();
      for (int i = 0; i < 150; i++) {
        int number = batch * 130 + i;
        Document drawn = LongTexts.document("d" + number, random, 20);
        List<String> parity = List.of(number % 2 == 0 ? "even" : "odd");
        Metadata metadata = new Metadata(Map.of("parity", parity), Map.of());
        added.add(new Document(drawn.id(), drawn.title(), drawn.text(), metadata));
      }
      holding.add(added);
      added.forEach(document -> documents.put(document.id(), document));
    }
    return holding;
  }

  private EngineHolding filled(Map<String, Document> documents) {
    return filled(VectorPrecision.FLOAT32, TOKENS, documents);
  }

  @Test
  void exactAnswersAreThoseOfTheNearestPassageOfEachDocument() {
    Map<String, Document> documents = new HashMap<>();
    try (EngineHolding holding = filled(documents);
        SearchEngine engine = holding.open(Pairing.SYMMETRIC, ENCODER)) {
      assertThat(engine.documents()).isEqualTo(documents.size());
      for (int i = 0; i < QUERIES; i++) {
        SearchQuery asked = exact(i, documents.size() + 5);
        List<Hit> hits = engine.search(asked).hits();
        assertThat(hits)
            .extracting(Hit::id)
            .containsExactlyInAnyOrderElementsOf(documents.keySet());
        assertThat(hits).isSortedAccordingTo((a, b) -> Float.compare(b.score(), a.score()));
        hits.forEach(hit -> assertThatPassageExplains(hit, asked.text(), documents));
        hits.forEach(
            hit ->
                assertThat(Objects.requireNonNull(hit.passage()).score()).isEqualTo(hit.score()));
        assertThat(EngineContract.ids(engine.search(exact(i, 10)).hits()))
            .isEqualTo(EngineContract.ids(hits.subList(0, 10)));
      }
    }
  }

  private static SearchQuery exact(int seed, int k) {
    return SearchQuery.vector("full", Texts.words(new Random(seed), 3), k).by(Precision.EXACT);
  }

  /** The told score is the cosine of query and told passage. */
  private static void assertThatPassageExplains(
      Hit hit, String query, Map<String, Document> documents) {
    Passage passage = Objects.requireNonNull(hit.passage());
    Document document = Objects.requireNonNull(documents.get(hit.id()));
    String text = document.text().substring(passage.start(), passage.end());
    String embedded = new Document("", document.title(), text).passage();
    assertThat(passage.score())
        .as("%s of %s", passage, hit.id())
        .isCloseTo(cosine(query, embedded), within(1e-5f));
  }

  private static float cosine(String query, String passage) {
    float[] asked = ENCODER.encode(Role.QUERY, query).vector();
    float[] vector = ENCODER.encode(Role.DOCUMENT, passage).vector();
    float dot = 0;
    for (int i = 0; i < asked.length; i++) {
      dot += asked[i] * vector[i];
    }
    return dot;
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "BITS_7"})
  void graphsFindDifferentDocumentsAndTheirNearestPassages(VectorPrecision precision) {
    Map<String, Document> documents = new HashMap<>();
    try (EngineHolding holding = filled(precision, TOKENS, documents);
        SearchEngine engine = holding.open(Pairing.SYMMETRIC, ENCODER)) {
      int found = 0;
      for (int i = 0; i < QUERIES; i++) {
        Map<String, Float> nearest = new HashMap<>();
        engine
            .search(exact(i, documents.size()))
            .hits()
            .forEach(hit -> nearest.put(hit.id(), hit.score()));
        List<String> truth = EngineContract.ids(engine.search(exact(i, 10)).hits());
        SearchQuery asked = exact(i, 10).by(Precision.INDEXED);
        List<Hit> hits = engine.search(asked).hits();
        assertThat(EngineContract.ids(hits)).hasSize(10).doesNotHaveDuplicates();
        for (Hit hit : hits) {
          assertThat(hit.score())
              .isCloseTo(Objects.requireNonNull(nearest.get(hit.id())), within(1e-5f));
          assertThat(Objects.requireNonNull(hit.passage()).score())
              .isCloseTo(hit.score(), within(1e-5f));
          assertThatPassageExplains(hit, asked.text(), documents);
          found += truth.contains(hit.id()) ? 1 : 0;
        }
      }
      assertThat(found / (10.0 * QUERIES)).isGreaterThanOrEqualTo(0.95);
    }
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void onlyDocumentsThatPassAreFound(Precision precision) {
    Map<String, Document> documents = new HashMap<>();
    try (EngineHolding holding = filled(documents);
        SearchEngine engine = holding.open(Pairing.SYMMETRIC, ENCODER)) {
      int found = 0;
      for (int i = 0; i < QUERIES; i++) {
        Set<String> truth = new HashSet<>();
        engine.search(exact(i, documents.size())).hits().stream()
            .filter(PassageContract::isEven)
            .limit(5)
            .forEach(hit -> truth.add(hit.id()));
        List<Hit> hits = engine.search(exact(i, 5).by(precision).filtered(EVEN)).hits();
        assertThat(hits).hasSize(5).allMatch(PassageContract::isEven);
        truth.retainAll(EngineContract.ids(hits));
        found += truth.size();
      }
      assertThat(found).isGreaterThanOrEqualTo(precision == Precision.EXACT ? 100 : 95);
    }
  }

  private static boolean isEven(Hit hit) {
    return List.of("even").equals(hit.metadata().get("parity"));
  }

  /** As a filter by words counts documents, so do facets. */
  @Test
  void valuesAreCountedByDocument() {
    Map<String, Document> documents = new HashMap<>();
    try (EngineHolding holding = filled(documents);
        SearchEngine engine = holding.open(Pairing.SYMMETRIC, ENCODER)) {
      Map<String, Long> counts = engine.facet(SearchQuery.vector("full", "w1", 1), "parity", 5);
      assertThat(counts.values().stream().mapToLong(count -> count).sum())
          .isEqualTo(documents.size());
      assertThat(engine.facet(SearchQuery.lexical("w1", 1), "parity", 5).values())
          .isNotEmpty()
          .allMatch(count -> count < documents.size());
    }
  }

  @Test
  void wordsAreSearchedInTheWholeDocumentAsWithoutPassages() {
    try (EngineHolding with = filled(new HashMap<>());
        EngineHolding without =
            filled(VectorPrecision.FLOAT32, OptionalInt.empty(), new HashMap<>());
        SearchEngine passages = with.open(Pairing.SYMMETRIC, ENCODER);
        SearchEngine whole = without.open(Pairing.SYMMETRIC, ENCODER)) {
      for (int i = 0; i < QUERIES; i++) {
        SearchQuery query = SearchQuery.lexical(Texts.words(new Random(i), 3), 20);
        assertThat(passages.search(query).hits()).isEqualTo(whole.search(query).hits());
        Map<String, Integer> words = passages.searchedWords(query.text());
        assertThat(passages.wordScores(words, "d77")).isEqualTo(whole.wordScores(words, "d77"));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "BITS_7"})
  void everyHitOfAHybridSearchHasThePassageThatIsNearest(VectorPrecision precision) {
    Map<String, Document> documents = new HashMap<>();
    try (EngineHolding holding = filled(precision, TOKENS, documents);
        SearchEngine engine = holding.open(Pairing.SYMMETRIC, ENCODER)) {
      int byWordsAlone = 0;
      for (int i = 0; i < QUERIES; i++) {
        String query = Texts.words(new Random(i), 2);
        List<Hit> hits =
            engine
                .search(
                    SearchQuery.hybrid("full", query, 150, FusionMethod.RRF).by(Precision.INDEXED))
                .hits();
        assertThat(hits).hasSize(150);
        hits.forEach(hit -> assertThatPassageExplains(hit, query, documents));
        byWordsAlone += (int) hits.stream().filter(hit -> hit.evidence().vector() == null).count();
      }
      assertThat(byWordsAlone).isPositive();
    }
  }

  @Test
  void whatStandsBehindTheEncodersLongestInputIsFoundWithPassagesAndNotWithout() {
    Encoder reader = new ShortSightedEncoder(new BagOfWordsEncoder("full", 1_024, 1), 64);
    String late = "A comet was seen over Samarkand.";
    List<Document> documents = new ArrayList<>(LongTexts.documents(new Random(1), 200, 3));
    documents.add(new Document("late", "", LongTexts.sentences(new Random(2), 40) + " " + late));
    List<Hit> first = new ArrayList<>();
    for (OptionalInt tokens : List.of(OptionalInt.of(64), OptionalInt.empty())) {
      try (EngineHolding holding = holding(VectorPrecision.FLOAT32, tokens, reader)) {
        holding.add(documents);
        try (SearchEngine engine = holding.open(Pairing.SYMMETRIC, reader)) {
          first.add(engine.search("full", "comet over Samarkand", 1).hits().getFirst());
        }
      }
    }
    Passage nearest = Objects.requireNonNull(first.getFirst().passage());
    assertThat(first.getFirst().id()).isEqualTo("late");
    assertThat(first.getFirst().text().substring(nearest.start(), nearest.end())).endsWith(late);
    assertThat(first.getLast().id()).isNotEqualTo("late");
    assertThat(first.getLast().passage()).isNull();
  }

  @Test
  void anEmptyIndexAnswersWithNothing() {
    try (EngineHolding holding = holding(VectorPrecision.FLOAT32, TOKENS, ENCODER);
        SearchEngine engine = holding.open(Pairing.SYMMETRIC, ENCODER)) {
      assertThat(engine.documents()).isZero();
      for (Precision precision : Precision.values()) {
        assertThat(engine.search(exact(1, 10).by(precision)).hits()).isEmpty();
        assertThat(
                engine
                    .search(SearchQuery.hybrid("full", "w1", 10, FusionMethod.RRF).by(precision))
                    .hits())
            .isEmpty();
      }
    }
  }
}

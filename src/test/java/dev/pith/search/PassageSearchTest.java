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
import dev.pith.index.DocumentIndex;
import dev.pith.index.DocumentRemover;
import dev.pith.index.DocumentWriter;
import dev.pith.index.IndexCopy;
import dev.pith.index.Pairing;
import dev.pith.index.VectorPrecision;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents found by their passages. */
class PassageSearchTest {
  private static final Encoder ENCODER = new BagOfWordsEncoder("full", 96, 1);
  private static final OptionalInt TOKENS = OptionalInt.of(40);
  private static final List<Filter> EVEN = List.of(new Filter.AnyOf("parity", List.of("even")));

  @TempDir static Path shared;
  @TempDir Path folder;
  private static final Map<String, Document> DOCUMENTS = new TreeMap<>();

  /** In several segments, with documents that were deleted and replaced. */
  @BeforeAll
  static void build() {
    Random random = new Random(4);
    try (DocumentWriter writer =
        DocumentWriter.create(
            shared.resolve("a"), List.of(ENCODER), VectorPrecision.FLOAT32, TOKENS)) {
      for (int batch = 0; batch < 3; batch++) {
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
          int number = batch * 130 + i;
          Document drawn = LongTexts.document("d" + number, random, 20);
          documents.add(
              new Document(
                  drawn.id(),
                  drawn.title(),
                  drawn.text(),
                  new Metadata(
                      Map.of("parity", List.of(number % 2 == 0 ? "even" : "odd")), Map.of())));
        }
        writer.add(documents);
        documents.forEach(document -> DOCUMENTS.put(document.id(), document));
      }
    }
    try (DocumentRemover remover = DocumentRemover.open(shared.resolve("a"))) {
      remover.remove(List.of("d1", "d200"));
      DOCUMENTS.keySet().removeAll(List.of("d1", "d200"));
    }
  }

  private static LuceneSearchEngine engine(DocumentIndex index, int exactUpTo) {
    return new LuceneSearchEngine(
        index,
        List.of(ENCODER),
        Pairing.SYMMETRIC,
        new NearestDocuments(exactUpTo, index.precision().oversampling()),
        Duration.ofDays(1));
  }

  @Test
  void exactAnswersAreThoseOfTheNearestPassageOfEachDocument() {
    try (DocumentIndex index = DocumentIndex.open(shared.resolve("a"));
        LuceneSearchEngine engine = engine(index, Integer.MAX_VALUE)) {
      assertThat(engine.documents()).isEqualTo(DOCUMENTS.size());
      for (int i = 0; i < 20; i++) {
        String query = Texts.words(new Random(i), 3);
        List<Hit> hits = engine.search("full", query, DOCUMENTS.size() + 5).hits();
        assertThat(hits)
            .extracting(Hit::id)
            .containsExactlyInAnyOrderElementsOf(DOCUMENTS.keySet());
        assertThat(hits).isSortedAccordingTo((a, b) -> Float.compare(b.score(), a.score()));
        hits.forEach(hit -> assertThatPassageExplains(hit, query));
        assertThat(ids(engine.search("full", query, 10).hits()))
            .isEqualTo(ids(hits.subList(0, 10)));
      }
    }
  }

  /** The told score is the cosine of query and told passage. */
  private static void assertThatPassageExplains(Hit hit, String query) {
    Passage passage = Objects.requireNonNull(hit.passage());
    Document document = Objects.requireNonNull(DOCUMENTS.get(hit.id()));
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
  @EnumSource(VectorPrecision.class)
  void theGraphFindsDifferentDocumentsAndTheirBestPassagesAtEveryPrecision(
      VectorPrecision precision) {
    IndexCopy.write(shared.resolve("a"), folder.resolve("b"), precision);
    try (DocumentIndex index = DocumentIndex.open(folder.resolve("b"));
        LuceneSearchEngine exact = engine(index, Integer.MAX_VALUE);
        LuceneSearchEngine graph = engine(index, 0)) {
      int found = 0;
      int queries = 30;
      for (int i = 0; i < queries; i++) {
        String query = Texts.words(new Random(i), 4);
        Map<String, Hit> truth =
            exact.search("full", query, DOCUMENTS.size()).hits().stream()
                .collect(Collectors.toMap(Hit::id, hit -> hit));
        List<Hit> hits = graph.search("full", query, 10).hits();
        assertThat(ids(hits)).hasSize(10);
        for (Hit hit : hits) {
          Hit known = Objects.requireNonNull(truth.get(hit.id()));
          assertThat(hit.score()).isCloseTo(known.score(), within(1e-6f));
          assertSamePlace(Objects.requireNonNull(hit.passage()), known.passage());
          found += known.rank() <= 10 ? 1 : 0;
        }
      }
      assertThat(found / (10.0 * queries)).isGreaterThanOrEqualTo(0.95);
    }
  }

  /** Sums in another order may differ in their last bit. */
  private static void assertSamePlace(Passage found, @Nullable Passage known) {
    assertThat(new Passage(found.start(), found.end(), 0))
        .isEqualTo(known == null ? null : new Passage(known.start(), known.end(), 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, Integer.MAX_VALUE})
  void onlyDocumentsThatPassAreFound(int exactUpTo) {
    try (DocumentIndex index = DocumentIndex.open(shared.resolve("a"));
        LuceneSearchEngine all = engine(index, Integer.MAX_VALUE);
        LuceneSearchEngine engine = engine(index, exactUpTo)) {
      int found = 0;
      for (int i = 0; i < 20; i++) {
        SearchQuery query = SearchQuery.vector("full", Texts.words(new Random(i), 4), 5);
        Set<String> truth =
            all
                .search(new SearchQuery("full", query.text(), 1_000, query.mode(), query.fusion()))
                .hits()
                .stream()
                .filter(hit -> List.of("even").equals(hit.metadata().get("parity")))
                .limit(5)
                .map(Hit::id)
                .collect(Collectors.toSet());
        List<Hit> hits = engine.search(query.filtered(EVEN)).hits();
        assertThat(hits).hasSize(5);
        assertThat(hits).allMatch(hit -> List.of("even").equals(hit.metadata().get("parity")));
        truth.retainAll(ids(hits));
        found += truth.size();
      }
      assertThat(found).isGreaterThanOrEqualTo(exactUpTo == 0 ? 95 : 100);
    }
  }

  /** As a filter by words counts documents, so do facets. */
  @Test
  void valuesAreCountedByDocument() {
    try (DocumentIndex index = DocumentIndex.open(shared.resolve("a"));
        LuceneSearchEngine engine = engine(index, 0)) {
      Map<String, Long> counts = engine.facet(SearchQuery.vector("full", "w1", 1), "parity", 5);
      assertThat(counts.values().stream().mapToLong(count -> count).sum())
          .isEqualTo(DOCUMENTS.size());
      assertThat(engine.facet(SearchQuery.lexical("w1", 1), "parity", 5).values())
          .allMatch(count -> count < DOCUMENTS.size());
    }
  }

  @Test
  void wordsAreSearchedInTheWholeDocumentAsWithoutPassages() {
    Path plain = folder.resolve("plain");
    try (DocumentWriter writer = DocumentWriter.create(plain, List.of(ENCODER))) {
      writer.add(List.copyOf(DOCUMENTS.values()));
    }
    Path fresh = folder.resolve("fresh");
    try (DocumentWriter writer =
        DocumentWriter.create(fresh, List.of(ENCODER), VectorPrecision.FLOAT32, TOKENS)) {
      writer.add(List.copyOf(DOCUMENTS.values()));
    }
    try (DocumentIndex with = DocumentIndex.open(fresh);
        DocumentIndex without = DocumentIndex.open(plain);
        LuceneSearchEngine passages = engine(with, 0);
        LuceneSearchEngine whole = engine(without, 0)) {
      for (int i = 0; i < 20; i++) {
        SearchQuery query = SearchQuery.lexical(Texts.words(new Random(i), 3), 20);
        assertThat(passages.search(query).hits()).isEqualTo(whole.search(query).hits());
        Map<String, Integer> words = passages.searchedWords(query.text());
        assertThat(passages.wordScores(words, "d77")).isEqualTo(whole.wordScores(words, "d77"));
      }
    }
  }

  @Test
  void everyHitOfAHybridSearchHasThePassageThatIsNearest() {
    try (DocumentIndex index = DocumentIndex.open(shared.resolve("a"));
        LuceneSearchEngine engine = engine(index, 0)) {
      int byWordsAlone = 0;
      for (int i = 0; i < 20; i++) {
        String query = Texts.words(new Random(i), 2);
        List<Hit> hits =
            engine.search(SearchQuery.hybrid("full", query, 150, FusionMethod.RRF)).hits();
        hits.forEach(hit -> assertThatPassageExplains(hit, query));
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
    List<String> first = new ArrayList<>();
    for (OptionalInt tokens : List.of(OptionalInt.of(64), OptionalInt.empty())) {
      Path path = folder.resolve("index" + first.size());
      try (DocumentWriter writer =
          DocumentWriter.create(path, List.of(reader), VectorPrecision.FLOAT32, tokens)) {
        writer.add(documents);
      }
      try (DocumentIndex index = DocumentIndex.open(path);
          LuceneSearchEngine engine =
              new LuceneSearchEngine(index, List.of(reader), Pairing.SYMMETRIC)) {
        Hit best = engine.search("full", "comet over Samarkand", 1).hits().getFirst();
        first.add(best.id());
        if (best.passage() instanceof Passage(int start, int end, float score)) {
          assertThat(best.text().substring(start, end)).endsWith(late);
        }
      }
    }
    assertThat(first.getFirst()).isEqualTo("late");
    assertThat(first.getLast()).isNotEqualTo("late");
  }

  @Test
  void anEmptyIndexAnswersWithNothing() {
    Path path = folder.resolve("empty");
    DocumentWriter.create(path, List.of(ENCODER), VectorPrecision.FLOAT32, TOKENS).close();
    try (DocumentIndex index = DocumentIndex.open(path);
        LuceneSearchEngine engine = engine(index, 0)) {
      assertThat(engine.documents()).isZero();
      assertThat(engine.search("full", "w1", 10).hits()).isEmpty();
      assertThat(engine.search(SearchQuery.hybrid("full", "w1", 10, FusionMethod.RRF)).hits())
          .isEmpty();
    }
  }

  private static Set<String> ids(List<Hit> hits) {
    return hits.stream().map(Hit::id).collect(Collectors.toSet());
  }
}

package dev.pith.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.corpus.Document;
import dev.pith.corpus.Metadata;
import dev.pith.encode.Encoder;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.fixtures.Texts;
import dev.pith.index.DocumentIndex;
import dev.pith.index.DocumentRemover;
import dev.pith.index.DocumentWriter;
import dev.pith.index.Pairing;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches among the documents whose metadata passes. */
class FilterTest {
  private static final Encoder ENCODER = new BagOfWordsEncoder("full", 32, 1);
  private static final int DOCUMENTS = 4_000;
  private static final String QUERY = "w1 w2 w3 w4 w5 w6 w7 w8";

  @TempDir static Path folder;

  private static final List<Document> KEPT = new ArrayList<>();
  private static DocumentIndex index;
  private static LuceneSearchEngine exact;
  private static LuceneSearchEngine graph;

  /** In two segments; every twentieth document is deleted. */
  @BeforeAll
  static void build() {
    List<Document> documents = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    for (Document plain : Texts.documents(new Random(9), DOCUMENTS)) {
      int number = documents.size();
      Metadata metadata =
          new Metadata(
              Map.of(
                  "language",
                  number % 3 == 0 ? List.of("en", "de") : List.of("fr"),
                  "day",
                  List.of(LocalDate.of(2020, 1, 1).plusDays(number).toString())),
              Map.of("number", (double) number));
      Document document = new Document(plain.id(), "", plain.text(), metadata);
      documents.add(document);
      if (number % 20 == 7) {
        gone.add(document.id());
      } else {
        KEPT.add(document);
      }
    }
    try (DocumentWriter writer = DocumentWriter.create(folder, List.of(ENCODER))) {
      writer.add(documents.subList(0, 2_500));
      writer.add(documents.subList(2_500, DOCUMENTS));
    }
    try (DocumentRemover remover = DocumentRemover.open(folder)) {
      remover.remove(gone);
    }
    index = DocumentIndex.open(folder);
    exact = LuceneSearchEngine.comparingAll(index, List.of(ENCODER));
    graph =
        new LuceneSearchEngine(
            index,
            List.of(ENCODER),
            Pairing.SYMMETRIC,
            new NearestDocuments(0),
            Duration.ofDays(1));
  }

  @AfterAll
  static void close() {
    graph.close();
    exact.close();
    index.close();
  }

  static Stream<Arguments> filters() {
    return Stream.of(
        named(List.of(new Filter.AnyOf("language", List.of("de"))), d -> words(d).contains("de")),
        named(List.of(new Filter.AnyOf("language", List.of("fr", "de", "x"))), d -> true),
        named(List.of(new Filter.AnyOf("number", List.of("12", "13.0"))), d -> is(d, 12, 13)),
        named(List.of(new Filter.Range("number", "100", "199")), d -> is(d, 100, 199)),
        named(List.of(new Filter.Range("number", null, "40")), d -> is(d, 0, 40)),
        named(List.of(new Filter.Range("number", "3990", null)), d -> is(d, 3990, 9e9)),
        named(List.of(new Filter.Range("day", "2020-01-02", "2020-01-31")), d -> is(d, 1, 30)),
        named(List.of(new Filter.Range("day", "2030-10-01", null)), d -> is(d, 3926, 9e9)),
        named(
            List.of(
                new Filter.AnyOf("language", List.of("en")),
                new Filter.Range("number", "0", "1000")),
            d -> words(d).contains("en") && is(d, 0, 1000)),
        named(List.of(new Filter.AnyOf("nowhere", List.of("x"))), d -> false),
        named(List.of(new Filter.AnyOf("language", List.of("DE", "d"))), d -> false));
  }

  private static Arguments named(List<Filter> filters, Predicate<Document> passes) {
    return Arguments.of(filters, passes);
  }

  private static List<String> words(Document document) {
    return document.metadata().words().getOrDefault("language", List.of());
  }

  private static boolean is(Document document, double low, double high) {
    double number = Objects.requireNonNull(document.metadata().numbers().get("number"));
    return low <= number && number <= high;
  }

  @Test
  void fieldsOfWordsAreKnown() {
    assertThat(exact.wordFields()).containsExactly("day", "language");
  }

  @Test
  void aHitTellsItsMetadata() {
    for (Hit hit : exact.search(SearchQuery.lexical(QUERY, 20)).hits()) {
      Document document =
          KEPT.stream().filter(kept -> kept.id().equals(hit.id())).findFirst().orElseThrow();

      assertThat(hit.metadata())
          .containsEntry("language", words(document))
          .containsEntry("number", document.metadata().numbers().get("number"))
          .containsOnlyKeys("day", "language", "number");
    }
  }

  /** The whole list without the filter, less what does not pass. */
  @ParameterizedTest
  @MethodSource("filters")
  void whatPassesIsFoundAsItWouldBeWithoutTheRest(
      List<Filter> filters, Predicate<Document> passes) {
    List<String> passing = KEPT.stream().filter(passes).map(Document::id).toList();
    for (SearchQuery query :
        List.of(
            SearchQuery.vector("full", QUERY, DOCUMENTS), SearchQuery.lexical(QUERY, DOCUMENTS))) {
      List<String> whole = ids(exact.search(query)).stream().filter(passing::contains).toList();

      assertThat(ids(exact.search(query.filtered(filters)))).isEqualTo(whole);
      assertThat(ids(graph.search(query.filtered(filters)))).isEqualTo(whole);
    }
    SearchQuery hybrid = SearchQuery.hybrid("full", QUERY, 50, FusionMethod.RRF).filtered(filters);
    assertThat(ids(exact.search(hybrid))).isSubsetOf(passing);
  }

  private static List<String> ids(SearchResult result) {
    return result.hits().stream().map(Hit::id).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 40, 400, 2_000})
  void theGraphFindsAtLeast95PercentOfTheTenNearestThatPass(int passing) {
    List<Filter> filters = List.of(new Filter.Range("number", "0", String.valueOf(passing - 1)));
    Random random = new Random(10);
    double share = 0;
    int queries = 50;
    for (int i = 0; i < queries; i++) {
      SearchQuery query = SearchQuery.vector("full", Texts.words(random, 4), 10).filtered(filters);
      List<String> truth = ids(exact.search(query));
      List<String> hits = ids(graph.search(query));
      share += (double) truth.stream().filter(hits::contains).count() / truth.size() / queries;
    }
    assertThat(share).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void facetsCountTheDocumentsThatPass() {
    List<Filter> filters = List.of(new Filter.Range("number", "0", "999"));
    long german = KEPT.stream().filter(d -> is(d, 0, 999) && words(d).contains("de")).count();
    long french = KEPT.stream().filter(d -> is(d, 0, 999) && words(d).contains("fr")).count();

    Map<String, Long> counts =
        exact.facet(SearchQuery.vector("full", QUERY, 1).filtered(filters), "language", 10);

    assertThat(counts)
        .containsExactly(Map.entry("fr", french), Map.entry("de", german), Map.entry("en", german));
    assertThat(exact.facet(SearchQuery.vector("full", QUERY, 1), "day", 7)).hasSize(7);
    assertThat(exact.facet(SearchQuery.vector("full", QUERY, 1), "nowhere", 7)).isEmpty();
  }

  @Test
  void facetsOfWordsCountWhatSharesAWord() {
    SearchQuery query = SearchQuery.lexical("w1 w2", DOCUMENTS);
    long found = exact.search(query).hits().size();

    Map<String, Long> counts = exact.facet(query, "language", 10);

    assertThat(counts.getOrDefault("fr", 0L) + counts.getOrDefault("de", 0L)).isEqualTo(found);
  }

  @Test
  void metadataComesBackAsItWasAdded() {
    for (Document document : KEPT.subList(0, 50)) {
      assertThat(index.document(document.id())).contains(document);
    }
  }
}

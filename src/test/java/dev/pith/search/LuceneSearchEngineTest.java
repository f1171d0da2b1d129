package dev.pith.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import dev.pith.encode.Role;
import dev.pith.fixtures.Approximation;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.fixtures.Eventually;
import dev.pith.fixtures.Texts;
import dev.pith.index.DocumentIndex;
import dev.pith.index.DocumentWriter;
import dev.pith.index.IndexException;
import dev.pith.index.Pairing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LuceneSearchEngineTest {
  private static final long SEED = 11;
  private static final Duration NEVER = Duration.ofDays(1);
  private static final Encoder FULL = new BagOfWordsEncoder("full", 32, 1);
  private static final Encoder COMPACT = new BagOfWordsEncoder("compact", 8, 2);
  private static final NearestDocuments ALWAYS_HNSW = new NearestDocuments(0);
  private static final NearestDocuments ALWAYS_EXACT = new NearestDocuments(Integer.MAX_VALUE);

  @TempDir Path folder;

  /** In four segments, with every tenth document replaced and so deleted in its first segment. */
  @Test
  void exactSearchIsBruteForceForEachEncoder() {
    Map<String, Document> documents = new HashMap<>();
    try (DocumentWriter writer = DocumentWriter.create(folder, List.of(FULL, COMPACT))) {
      for (int batch = 0; batch < 4; batch++) {
        List<Document> added = new ArrayList<>();
        for (Document document : Texts.documents(new Random(SEED + batch), 250)) {
          int number = Integer.parseInt(document.id().substring(1));
          String id = number % 10 == 0 ? document.id() : document.id() + "-" + batch;
          added.add(new Document(id, "title of " + id, document.text()));
        }
        writer.add(added);
        added.forEach(document -> documents.put(document.id(), document));
      }
    }
    try (DocumentIndex index = DocumentIndex.open(folder);
        LuceneSearchEngine engine = engine(index, ALWAYS_EXACT, FULL, COMPACT)) {
      assertThat(engine.documents()).isEqualTo(documents.size());
      for (Encoder encoder : List.of(FULL, COMPACT)) {
        for (int query = 0; query < 20; query++) {
          String text = Texts.words(new Random(SEED * query), 3);
          List<Hit> hits = engine.search(encoder.name(), text, 25).hits();

          assertSameAsBruteForce(hits, encoder, text, documents);
        }
      }
    }
  }

  private static void assertSameAsBruteForce(
      List<Hit> hits, Encoder encoder, String query, Map<String, Document> documents) {
    float[] vector = encoder.encode(Role.QUERY, query).vector();
    Map<String, Double> cosines = new HashMap<>();
    documents.forEach(
        (id, document) ->
            cosines.put(
                id, cosine(vector, encoder.encode(Role.DOCUMENT, document.passage()).vector())));
    List<Double> best =
        cosines.values().stream().sorted(Comparator.reverseOrder()).limit(hits.size()).toList();
    assertThat(hits).hasSize(25);
    for (int i = 0; i < hits.size(); i++) {
      Hit hit = hits.get(i);
      Document document = Objects.requireNonNull(documents.get(hit.id()));
      assertThat(hit.rank()).isEqualTo(i + 1);
      assertThat(hit.title()).isEqualTo(document.title());
      assertThat(hit.text()).isEqualTo(document.text());
      assertThat((double) hit.score())
          .isCloseTo(Objects.requireNonNull(cosines.get(hit.id())), within(1e-5));
      assertThat((double) hit.score()).isCloseTo(best.get(i), within(1e-5));
    }
    assertThat(hits.stream().map(Hit::id).distinct()).hasSize(hits.size());
  }

  @Test
  void theGraphFindsAtLeast95PercentOfTheTenNearest() {
    build(Texts.documents(new Random(SEED), 6_000), FULL);
    try (DocumentIndex index = DocumentIndex.open(folder);
        LuceneSearchEngine exact = engine(index, ALWAYS_EXACT, FULL);
        LuceneSearchEngine graph = engine(index, ALWAYS_HNSW, FULL)) {
      Random random = new Random(SEED);
      int found = 0;
      int queries = 100;
      for (int i = 0; i < queries; i++) {
        String query = Texts.words(random, 4);
        Set<String> truth = ids(exact.search("full", query, 10));
        truth.retainAll(ids(graph.search("full", query, 10)));
        found += truth.size();
      }
      assertThat(found / (10.0 * queries)).isGreaterThanOrEqualTo(0.95);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void equalScoresComeInTheOrderOfTheIds(boolean ascending) {
    List<Document> documents =
        new ArrayList<>(
            IntStream.range(100, 200).mapToObj(i -> new Document("d" + i, "", "same")).toList());
    build(ascending ? documents : documents.reversed(), FULL);
    try (DocumentIndex index = DocumentIndex.open(folder);
        LuceneSearchEngine engine = engine(index, ALWAYS_EXACT, FULL)) {
      assertThat(engine.search("full", "same", 5).hits().stream().map(Hit::id))
          .containsExactly("d100", "d101", "d102", "d103", "d104");
      assertThat(engine.search("full", "same", 5).hits().getFirst().score())
          .isCloseTo(1f, within(1e-5f));
    }
  }

  @Test
  void equalScoresThatTheGraphFindsComeInTheOrderOfTheIds() {
    List<Document> documents = new ArrayList<>(Texts.documents(new Random(SEED), 1_000));
    IntStream.range(0, 8)
        .forEach(i -> documents.add(500 + i, new Document("same" + (7 - i), "", "comet tail")));
    build(documents, FULL);
    try (DocumentIndex index = DocumentIndex.open(folder);
        LuceneSearchEngine engine = engine(index, new NearestDocuments(0), FULL)) {
      assertThat(engine.search("full", "comet tail", 5).hits().stream().map(Hit::id))
          .containsExactly("same0", "same1", "same2", "same3", "same4");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, Integer.MAX_VALUE})
  void moreThanThereAreGivesAllThereAre(int exactUpTo) {
    build(Texts.documents(new Random(SEED), 7), FULL);
    try (DocumentIndex index = DocumentIndex.open(folder);
        LuceneSearchEngine engine = engine(index, new NearestDocuments(exactUpTo), FULL)) {
      assertThat(engine.search("full", "w1 w2", 1_000).hits()).hasSize(7);
      assertThat(engine.search("full", "w1 w2", Integer.MAX_VALUE).hits()).hasSize(7);
    }
  }

  @Test
  void anEmptyIndexAnswersWithNothing() {
    build(List.of(), FULL);
    try (DocumentIndex index = DocumentIndex.open(folder);
        LuceneSearchEngine engine =
            new LuceneSearchEngine(index, List.of(FULL), Pairing.SYMMETRIC)) {
      assertThat(engine.search("full", "anything", 10).hits()).isEmpty();
      assertThat(engine.documents()).isZero();
    }
  }

  @Test
  void aGrowingIndexIsFollowedWithoutReopening() {
    try (DocumentWriter writer = DocumentWriter.create(folder, List.of(FULL));
        DocumentIndex index = DocumentIndex.open(folder);
        LuceneSearchEngine engine =
            new LuceneSearchEngine(
                index, List.of(FULL), Pairing.SYMMETRIC, ALWAYS_EXACT, Duration.ofMillis(5))) {
      for (int i = 1; i <= 3; i++) {
        writer.add(List.of(new Document("d" + i, "", "star w" + i)));
        int written = i;
        Eventually.until(() -> engine.documents() == written);
        assertThat(ids(engine.search("full", "star", 10))).hasSize(i).contains("d" + i);
      }
    }
  }

  @Test
  void timesAndTokensAreThoseOfTheEncoderAndTheSearch() {
    build(Texts.documents(new Random(SEED), 50), FULL);
    try (DocumentIndex index = DocumentIndex.open(folder);
        LuceneSearchEngine engine = engine(index, ALWAYS_EXACT, FULL)) {
      SearchResult result = engine.search("full", "w1 w2 w3", 10);

      assertThat(result.encoder()).isEqualTo("full");
      assertThat(result.tokens()).isEqualTo(5);
      assertThat(result.truncated()).isFalse();
      assertThat(result.times().tokenizeNanos()).isEqualTo(1_000);
      assertThat(result.times().encodeNanos()).isEqualTo(2_000);
      assertThat(result.times().searchNanos()).isPositive();
      assertThat(result.times().fetchNanos()).isPositive();
    }
  }

  @Test
  void encodersAreNamedInOrderAndStrangersAreRefused() {
    build(List.of(), FULL, COMPACT);
    try (DocumentIndex index = DocumentIndex.open(folder)) {
      try (LuceneSearchEngine engine = engine(index, ALWAYS_EXACT, COMPACT, FULL)) {
        assertThat(engine.encoders()).containsExactly("compact", "full");
      }
      Encoder stranger = new BagOfWordsEncoder("full", 32, 3);
      assertThatThrownBy(() -> engine(index, ALWAYS_EXACT, stranger))
          .isInstanceOf(IndexException.class)
          .hasMessageContaining("did not make them");
      assertThatThrownBy(() -> engine(index, ALWAYS_EXACT, FULL, FULL))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("two encoders are called 'full'");
    }
  }

  @Test
  void questionsOfAnApproximationAreAskedOverTheDocumentsOfItsSource() {
    List<Document> documents = Texts.documents(new Random(SEED), 200);
    build(documents, FULL);
    Encoder renamed = new BagOfWordsEncoder("large", 32, 1);
    try (DocumentIndex index = DocumentIndex.open(folder);
        LuceneSearchEngine engine =
            new LuceneSearchEngine(
                index, List.of(renamed, new Approximation(FULL, "twin")), Pairing.ASYMMETRIC)) {
      assertThat(engine.search("twin", "w1 w2 w3", 25).hits())
          .isEqualTo(engine.search("large", "w1 w2 w3", 25).hits());
      assertThat(engine.documentsBy("large")).isEqualTo("large");
      assertThat(engine.documentsBy("twin")).isEqualTo("large");
      assertThat(engine.alignment("twin").orElseThrow().target().fingerprint())
          .isEqualTo(FULL.fingerprint());
      assertThat(engine.alignment("large")).isEmpty();
    }
  }

  @Test
  void aQuestionThatIsNoneIsRefused() {
    build(List.of(), FULL);
    try (DocumentIndex index = DocumentIndex.open(folder);
        LuceneSearchEngine engine = engine(index, ALWAYS_EXACT, FULL)) {
      assertThatThrownBy(() -> engine.search("full", " \t", 10))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the query is blank");
      assertThatThrownBy(() -> engine.search("full", "a", 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("k is 0");
      assertThatThrownBy(() -> engine.search("compact", "a", 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("there is no encoder 'compact': choose from [full]");
    }
  }

  private void build(List<Document> documents, Encoder... encoders) {
    try (DocumentWriter writer = DocumentWriter.create(folder, List.of(encoders))) {
      for (int from = 0; from < documents.size(); from += 1_000) {
        writer.add(documents.subList(from, Math.min(documents.size(), from + 1_000)));
      }
      writer.settle();
    }
  }

  private static LuceneSearchEngine engine(
      DocumentIndex index, NearestDocuments nearest, Encoder... encoders) {
    return new LuceneSearchEngine(index, List.of(encoders), Pairing.SYMMETRIC, nearest, NEVER);
  }

  private static Set<String> ids(SearchResult result) {
    return new HashSet<>(result.hits().stream().map(Hit::id).toList());
  }

  private static double cosine(float[] a, float[] b) {
    double dot = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
    }
    return dot;
  }
}

package dev.pith.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import dev.pith.encode.Role;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.fixtures.Texts;
import dev.pith.index.DocumentIndex;
import dev.pith.index.DocumentWriter;
import dev.pith.index.IndexBytes;
import dev.pith.index.IndexCheck;
import dev.pith.index.IndexCopy;
import dev.pith.index.IndexException;
import dev.pith.index.VectorPrecision;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What quantized vectors keep and what they cost. */
class VectorPrecisionTest {
  private static final Encoder ENCODER = new BagOfWordsEncoder("full", 128, 1);
  private static final int QUERIES = 50;

  @TempDir static Path shared;

  @TempDir Path folder;

  private static List<Document> documents = List.of();

  @BeforeAll
  static void build() {
    documents = Texts.documents(new Random(7), 3_000);
    try (DocumentWriter writer = DocumentWriter.create(shared.resolve("a"), List.of(ENCODER))) {
      writer.add(documents.subList(0, 2_000));
      writer.add(documents.subList(2_000, 3_000));
    }
  }

  @ParameterizedTest
  @EnumSource(VectorPrecision.class)
  void rescoredAnswersAreNearlyThoseOfAllAndTheirScoresAreTheExactOnes(VectorPrecision precision) {
    IndexCopy.write(shared.resolve("a"), folder.resolve("b"), precision);
    try (DocumentIndex index = DocumentIndex.open(folder.resolve("b"));
        LuceneSearchEngine all = LuceneSearchEngine.comparingAll(index, List.of(ENCODER));
        LuceneSearchEngine graph =
            LuceneSearchEngine.byGraph(
                index, List.of(ENCODER), LuceneSearchEngine.DEFAULT_CANDIDATES)) {
      assertThat(index.precision()).isEqualTo(precision);
      Random random = new Random(8);
      int found = 0;
      for (int i = 0; i < QUERIES; i++) {
        String query = Texts.words(random, 4);
        List<Hit> truth = all.search("full", query, 10).hits();
        List<Hit> hits = graph.search("full", query, 10).hits();
        assertExact(query, truth);
        assertExact(query, hits);
        float tenth = truth.getLast().score();
        found += (int) hits.stream().filter(hit -> hit.score() >= tenth).count();
      }
      assertThat(found / (10.0 * QUERIES)).isGreaterThanOrEqualTo(0.95);
    }
  }

  @Test
  void scoringAgainIsTimedAsAPartOfTheSearchByGraphAlone() {
    try (DocumentIndex index = DocumentIndex.open(shared.resolve("a"));
        LuceneSearchEngine all = LuceneSearchEngine.comparingAll(index, List.of(ENCODER));
        LuceneSearchEngine graph =
            LuceneSearchEngine.byGraph(
                index, List.of(ENCODER), LuceneSearchEngine.DEFAULT_CANDIDATES)) {
      StageTimes byGraph = graph.search("full", Texts.words(new Random(8), 4), 10).times();
      StageTimes exact = all.search("full", Texts.words(new Random(8), 4), 10).times();
      assertThat(byGraph.rescoreNanos()).isPositive().isLessThan(byGraph.searchNanos());
      assertThat(exact.rescoreNanos()).isZero();
    }
  }

  private static void assertExact(String query, List<Hit> hits) {
    float[] asked = ENCODER.encode(Role.QUERY, query).vector();
    for (Hit hit : hits) {
      float[] vector =
          ENCODER
              .encode(Role.DOCUMENT, new Document("", hit.title(), hit.text()).passage())
              .vector();
      double cosine = 0;
      for (int i = 0; i < vector.length; i++) {
        cosine += (double) vector[i] * asked[i];
      }
      assertThat((double) hit.score()).isCloseTo(cosine, within(1e-5));
    }
  }

  @Test
  void fewerBitsAreFewerHotBytesAndMoreOnDisk() {
    Map<VectorPrecision, IndexBytes> bytes = new HashMap<>();
    for (VectorPrecision precision : VectorPrecision.values()) {
      Path copy = folder.resolve(precision.name());
      IndexCopy.write(shared.resolve("a"), copy, precision);
      try (DocumentIndex index = DocumentIndex.open(copy)) {
        bytes.put(precision, index.bytes());
      }
    }
    long floats = hot(bytes, VectorPrecision.FLOAT32);
    assertThat(floats).isGreaterThan(3_000L * 128 * Float.BYTES);
    assertThat(hot(bytes, VectorPrecision.BITS_8)).isLessThan(floats / 2);
    assertThat(hot(bytes, VectorPrecision.BITS_4)).isLessThan(hot(bytes, VectorPrecision.BITS_8));
    assertThat(hot(bytes, VectorPrecision.BITS_2)).isLessThan(hot(bytes, VectorPrecision.BITS_4));
    assertThat(hot(bytes, VectorPrecision.BITS_1)).isLessThan(hot(bytes, VectorPrecision.BITS_2));
    bytes.forEach(
        (precision, size) -> assertThat(size.disk()).as("%s", precision).isGreaterThan(floats));
  }

  private static long hot(Map<VectorPrecision, IndexBytes> bytes, VectorPrecision precision) {
    return Objects.requireNonNull(bytes.get(precision)).hot();
  }

  @Test
  void aCopyHoldsTheSameDocumentsAndTheOriginalStaysAsItIs() {
    Path copy = folder.resolve("b");
    IndexCopy.write(shared.resolve("a"), copy, VectorPrecision.BITS_1);
    IndexCopy.write(copy, folder.resolve("c"), VectorPrecision.FLOAT32);
    assertThat(IndexCheck.of(folder.resolve("c"), List.of(ENCODER), 50).broken()).isEmpty();
    try (DocumentIndex original = DocumentIndex.open(shared.resolve("a"));
        DocumentIndex back = DocumentIndex.open(folder.resolve("c"));
        LuceneSearchEngine before = LuceneSearchEngine.comparingAll(original, List.of(ENCODER));
        LuceneSearchEngine after = LuceneSearchEngine.comparingAll(back, List.of(ENCODER))) {
      assertThat(original.precision()).isEqualTo(VectorPrecision.FLOAT32);
      for (SearchQuery query :
          List.of(
              SearchQuery.vector("full", "w1 w2 w3", 50),
              SearchQuery.lexical("w1 w2 w3", 50),
              SearchQuery.hybrid("full", "w1 w2 w3", 50, FusionMethod.SCORE))) {
        assertThat(ids(after.search(query))).isEqualTo(ids(before.search(query)));
      }
    }
  }

  private static List<String> ids(SearchResult result) {
    return result.hits().stream().map(Hit::id).collect(Collectors.toList());
  }

  @Test
  void aQuantizedIndexGrowsInItsOwnPrecision() {
    Path path = folder.resolve("b");
    try (DocumentWriter writer =
        DocumentWriter.create(path, List.of(ENCODER), VectorPrecision.BITS_4)) {
      writer.add(documents.subList(0, 500));
    }
    try (DocumentWriter writer = DocumentWriter.open(path, List.of(ENCODER))) {
      writer.add(documents.subList(500, 1_500));
      writer.settle();
    }
    try (DocumentIndex index = DocumentIndex.open(path)) {
      assertThat(index.precision()).isEqualTo(VectorPrecision.BITS_4);
      assertThat(index.documentCount()).isEqualTo(1_500);
      assertThat(index.bytes().hot()).isLessThan(1_500L * 128 * Float.BYTES);
    }
  }

  @Test
  void anUnknownPrecisionAndAFilledFolderAreRefused() throws Exception {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VectorPrecision.ofBits(3))
        .withMessageContaining("32, 8, 7, 4, 2, 1");
    Files.writeString(folder.resolve("x"), "something");
    assertThatThrownBy(() -> IndexCopy.write(shared.resolve("a"), folder, VectorPrecision.BITS_8))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("nothing is overwritten");
    assertThatThrownBy(() -> IndexCopy.write(folder.resolve("no"), folder, VectorPrecision.BITS_8))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("no index");
  }
}

package dev.pith.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.fixtures.LongTexts;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Documents found by their passages; see {@link PassageContract} too. */
class PassageSearchTest {
  private static final Encoder ENCODER = new BagOfWordsEncoder("full", 96, 1);
  private static final OptionalInt TOKENS = OptionalInt.of(40);

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
          documents.add(LongTexts.document("d" + (batch * 130 + i), random, 20));
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
        assertThat(truth.keySet()).isEqualTo(DOCUMENTS.keySet());
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

  private static Set<String> ids(List<Hit> hits) {
    return hits.stream().map(Hit::id).collect(Collectors.toSet());
  }
}

package dev.pith.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.fixtures.LongTexts;
import dev.pith.fixtures.Texts;
import dev.pith.index.DocumentIndex;
import dev.pith.index.DocumentWriter;
import dev.pith.index.Pairing;
import dev.pith.index.VectorPrecision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A question chooses by which vectors documents are compared with it. */
class PrecisionTest {
  private static final Encoder ENCODER = new BagOfWordsEncoder("full", 128, 1);
  private static final String DOCUMENTS = "documents";
  private static final String PASSAGES = "passages";

  /** The graph finds less of what is nearest when it is asked for no more than is wanted. */
  private static final int FEW = 10;

  @TempDir static Path folder;

  @BeforeAll
  static void build() {
    Random random = new Random(7);
    try (DocumentWriter writer =
        DocumentWriter.create(
            folder.resolve(DOCUMENTS), List.of(ENCODER), VectorPrecision.BITS_1)) {
      writer.add(Texts.documents(random, 3_000));
    }
    List<Document> longer = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      longer.add(LongTexts.document("d" + i, random, 20));
    }
    try (DocumentWriter writer =
        DocumentWriter.create(
            folder.resolve(PASSAGES),
            List.of(ENCODER),
            VectorPrecision.BITS_1,
            OptionalInt.of(40))) {
      writer.add(longer);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {DOCUMENTS, PASSAGES})
  void exactAnswersAreThoseOfComparingAllWhateverTheEngineWouldDo(String name) {
    try (DocumentIndex index = DocumentIndex.open(folder.resolve(name));
        LuceneSearchEngine all = LuceneSearchEngine.comparingAll(index, List.of(ENCODER));
        LuceneSearchEngine graph = byGraph(index)) {
      int moved = 0;
      for (SearchQuery query : queries()) {
        List<Hit> truth = all.search(query).hits();
        assertThat(graph.search(query.by(Precision.EXACT)).hits()).isEqualTo(truth);
        moved += graph.search(query).hits().equals(truth) ? 0 : 1;
      }
      assertThat(moved).as("questions that the graph alone answers otherwise").isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {DOCUMENTS, PASSAGES})
  void indexedAnswersAreThoseOfTheGraphHoweverFewDocumentsThereAre(String name) {
    try (DocumentIndex index = DocumentIndex.open(folder.resolve(name));
        LuceneSearchEngine engine =
            new LuceneSearchEngine(index, List.of(ENCODER), Pairing.SYMMETRIC, FEW);
        LuceneSearchEngine graph = byGraph(index)) {
      for (SearchQuery query : queries()) {
        SearchResult found = engine.search(query.by(Precision.INDEXED));
        assertThat(found.hits()).isEqualTo(graph.search(query).hits());
        assertThat(found.times().rescoreNanos()).isPositive();
        assertThat(engine.search(query).times().rescoreNanos()).as("automatic, of few").isZero();
      }
    }
  }

  @Test
  void bothTakesItsNearestByTheVectorsThatWereChosen() {
    try (DocumentIndex index = DocumentIndex.open(folder.resolve(DOCUMENTS));
        LuceneSearchEngine engine =
            new LuceneSearchEngine(index, List.of(ENCODER), Pairing.SYMMETRIC, FEW)) {
      SearchQuery query =
          SearchQuery.hybrid("full", Texts.words(new Random(9), 4), 10, SearchQuery.DEFAULT_FUSION);
      // A hundred of three thousand are wanted for fusing: a large share, compared exactly.
      assertThat(engine.search(query.by(Precision.EXACT)).hits())
          .isEqualTo(engine.search(query).hits());
      assertThat(engine.search(query.by(Precision.INDEXED)).times().rescoreNanos()).isZero();
    }
  }

  @Test
  void wordsAreFoundTheSameByAnyVectors() {
    try (DocumentIndex index = DocumentIndex.open(folder.resolve(DOCUMENTS));
        LuceneSearchEngine engine = LuceneSearchEngine.comparingAll(index, List.of(ENCODER))) {
      SearchQuery query = SearchQuery.lexical(Texts.words(new Random(9), 4), 10);
      for (Precision precision : Precision.values()) {
        assertThat(engine.search(query.by(precision)).hits())
            .isNotEmpty()
            .isEqualTo(engine.search(query).hits());
      }
    }
  }

  private static LuceneSearchEngine byGraph(DocumentIndex index) {
    return LuceneSearchEngine.byGraph(index, List.of(ENCODER), FEW);
  }

  private static List<SearchQuery> queries() {
    Random random = new Random(8);
    List<SearchQuery> queries = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      queries.add(SearchQuery.vector("full", Texts.words(random, 4), FEW));
    }
    return queries;
  }
}

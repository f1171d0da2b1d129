package dev.pith.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pith.encode.Encoder;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.fixtures.Texts;
import dev.pith.index.DocumentIndex;
import dev.pith.index.DocumentWriter;
import dev.pith.index.GraphShape;
import dev.pith.index.VectorPrecision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found by a graph that links badly, and is asked for more and more. */
class GraphCandidatesTest {
  private static final Encoder ENCODER = new BagOfWordsEncoder("full", 64, 1);
  private static final int DOCUMENTS = 2_000;
  private static final int K = 10;

  /** The same vector may differ by this, scored alone or among many. */
  private static final float ROUNDING = 1e-6f;

  @TempDir static Path folder;

  private static List<String> questions = List.of();

  @BeforeAll
  static void build() {
    Random random = new Random(11);
    try (DocumentWriter writer =
        DocumentWriter.create(
            folder,
            List.of(ENCODER),
            VectorPrecision.FLOAT32,
            OptionalInt.empty(),
            new GraphShape(3, 6))) {
      writer.add(Texts.documents(random, DOCUMENTS));
      writer.settle();
    }
    questions = IntStream.range(0, 40).mapToObj(i -> Texts.words(random, 4)).toList();
  }

  @Test
  void moreCandidatesNeverFindFewerOfTheNearest() {
    List<Integer> before = found(K);
    int least = sum(before);
    for (int candidates : List.of(20, 40, 100, 300, 1_000)) {
      List<Integer> now = found(candidates);
      for (int i = 0; i < now.size(); i++) {
        assertThat(now.get(i))
            .as("'%s' by %d candidates", questions.get(i), candidates)
            .isGreaterThanOrEqualTo(before.get(i));
      }
      before = now;
    }
    assertThat(sum(before)).isGreaterThan(least);
  }

  @Test
  void asManyCandidatesAsDocumentsFindAllOfTheNearest() {
    assertThat(found(LuceneSearchEngine.MOST_CANDIDATES)).containsOnly(K);
  }

  @Test
  void fewCandidatesAreStillAsManyAsTheHitsThatAreWanted() {
    try (DocumentIndex index = DocumentIndex.open(folder);
        LuceneSearchEngine graph = LuceneSearchEngine.byGraph(index, List.of(ENCODER), 1)) {
      assertThat(graph.search("full", questions.getFirst(), 30).hits()).hasSize(30);
    }
    NearestDocuments rescored = new NearestDocuments(0, 5, 1);
    assertThat(rescored.candidates(DOCUMENTS, K)).isEqualTo(5 * K);
    assertThat(new NearestDocuments(0, 5, 70).candidates(DOCUMENTS, K)).isEqualTo(70);
    assertThat(new NearestDocuments(0).candidates(DOCUMENTS, K)).isEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 10_001})
  void anImpossibleNumberOfCandidatesIsRefused(int candidates) {
    try (DocumentIndex index = DocumentIndex.open(folder)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> LuceneSearchEngine.byGraph(index, List.of(ENCODER), candidates))
          .withMessageContaining("1 to 10000");
    }
  }

  /** How many of the nearest are found for each question. */
  private static List<Integer> found(int candidates) {
    List<Integer> found = new ArrayList<>();
    try (DocumentIndex index = DocumentIndex.open(folder);
        LuceneSearchEngine all = LuceneSearchEngine.comparingAll(index, List.of(ENCODER));
        LuceneSearchEngine graph =
            LuceneSearchEngine.byGraph(index, List.of(ENCODER), candidates)) {
      for (String question : questions) {
        float tenth = all.search("full", question, K).hits().getLast().score();
        List<Hit> hits = graph.search("full", question, K).hits();
        found.add((int) hits.stream().filter(hit -> hit.score() >= tenth - ROUNDING).count());
      }
    }
    return found;
  }

  private static int sum(List<Integer> counts) {
    return counts.stream().mapToInt(Integer::intValue).sum();
  }
}

package dev.pith.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.pith.corpus.BeirFolder;
import dev.pith.corpus.Document;
import dev.pith.corpus.Judgements;
import dev.pith.corpus.Query;
import dev.pith.encode.Role;
import dev.pith.fixtures.FakeEncoder;
import dev.pith.fixtures.Witness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityRunTest {
  private static final List<Document> DOCUMENTS =
      List.of(
          new Document("1", "", "east"),
          new Document("2", "", "north"),
          new Document("3", "", "north east"));
  private static final List<Query> QUERIES =
      List.of(new Query("q1", "go east"), new Query("q2", "go north"), new Query("q3", "nobody"));
  private static final QualityTask TASK =
      new QualityTask(
          "compass",
          "test",
          DOCUMENTS,
          QUERIES,
          new Judgements(Map.of("q1", Map.of("1", 1), "q2", Map.of("3", 1), "q3", Map.of("1", 0))));

  private static final FakeEncoder REFERENCE =
      FakeEncoder.ofTable(
          "full",
          2,
          Map.of(
              "east", new float[] {1, 0},
              "north", new float[] {0, 1},
              "north east", new float[] {1, 1},
              "go east", new float[] {10, 1},
              "go north", new float[] {1, 10}));

  /** Turned by 90 degrees for documents, as the reference for queries. */
  private static final FakeEncoder TURNED =
      FakeEncoder.ofTable(
          "turned",
          2,
          Map.of(
              "east", new float[] {0, 1},
              "north", new float[] {-1, 0},
              "north east", new float[] {-1, 1},
              "go east", new float[] {10, 1},
              "go north", new float[] {1, 10}));

  @Test
  void figuresAreTheHandWorkedOnes() {
    EncoderQuality full = run(REFERENCE).encoders().getFirst();
    // q1 finds its document first; q2 ranks north before north east: 1 / log2(3).
    assertThat(full.ndcgAt10()).isCloseTo((1 + 0.630930) / 2, within(1e-6));
    assertThat(full.mrrAt10()).isEqualTo(0.75);
    assertThat(full.recallAt100()).isEqualTo(1);
    assertThat(full.map()).isEqualTo(0.75);
    assertThat(full.relativeNdcgAt10()).hasValue(1);
    assertThat(full.meanOverlapAt10()).isEqualTo(1);
    assertThat(full.meanCosine().orElseThrow()).isCloseTo(1, within(1e-6));
    assertThat(full.versusReference()).isEmpty();
  }

  @Test
  void anotherSpaceShowsInTheCosineAndInItsOwnRanking() {
    EncoderQuality turned = run(REFERENCE, TURNED).encoders().get(1);
    // Every document stands at a right angle to the reference's.
    assertThat(turned.meanCosine().orElseThrow()).isCloseTo(0, within(1e-6));
    // q1: document 1 leads (.0995), then 3, 2. q2: 1 leads (.995), then 3 (.633), 2.
    assertThat(turned.ndcgAt10()).isCloseTo((1 + 0.630930) / 2, within(1e-6));
    assertThat(turned.queries()).extracting(QueryScores::mrrAt10).containsExactly(1.0, 0.5);
  }

  @Test
  void asymmetricFiguresUseTheReferenceDocumentsWithTheOtherQueries() {
    Map<String, float[]> table = new HashMap<>();
    table.put("east", new float[] {0, 1});
    table.put("north", new float[] {1, 0});
    table.put("north east", new float[] {-1, -1});
    table.put("go east", new float[] {10, 1});
    table.put("go north", new float[] {1, 1});
    EncoderQuality other = run(REFERENCE, FakeEncoder.ofTable("other", 2, table)).encoders().get(1);
    // Reference documents: q1 finds 1, q2 points straight at 3.
    assertThat(other.asymmetricNdcgAt10().orElseThrow()).isCloseTo(1, within(1e-9));
    assertThat(other.ndcgAt10()).isLessThan(0.9);
    assertThat(other.asymmetricVersusReference().orElseThrow().wins()).isEqualTo(1);
  }

  @Test
  void overTheReferencesDocumentsAllScoresAreTheAsymmetricOnesAndNoOthersAreEncoded() {
    FakeEncoder other = FakeEncoder.ofWords("other", 2, 7);
    EncoderQuality both = run(REFERENCE, other).encoders().get(1);
    Witness asking = new Witness(other);
    EncoderQuality alone =
        new QualityRun(TASK, 1, Progress.SILENT)
            .run(List.of(REFERENCE, asking), DocumentVectors.REFERENCE)
            .encoders()
            .get(1);

    assertThat(asking.seen()).containsOnlyKeys(Role.QUERY);
    assertThat(alone.asymmetricNdcgAt10()).isEqualTo(both.asymmetricNdcgAt10());
    assertThat(alone.asymmetricNdcgAt10()).hasValue(alone.ndcgAt10());
    assertThat(alone.versusReference()).isEqualTo(both.asymmetricVersusReference());
    assertThat(alone.meanCosine()).isEmpty();
  }

  @Test
  void anEncoderComparedWithItselfDiffersInNothing() {
    EncoderQuality again = run(REFERENCE, REFERENCE.named("again")).encoders().get(1);
    assertThat(again.relativeNdcgAt10()).hasValue(1);
    assertThat(again.meanOverlapAt10()).isEqualTo(1);
    PairedComparison comparison = again.versusReference().orElseThrow();
    assertThat(comparison.pValue()).isEqualTo(1);
    assertThat(comparison.ties()).isEqualTo(2);
    assertThat(again.asymmetricNdcgAt10().orElseThrow()).isEqualTo(again.ndcgAt10());
  }

  @Test
  void whatNeedsOneSpaceIsAbsentWhenDimensionsDiffer() {
    EncoderQuality other = run(REFERENCE, FakeEncoder.ofWords("other", 16, 1)).encoders().get(1);
    assertThat(other.asymmetricNdcgAt10()).isEmpty();
    assertThat(other.meanCosine()).isEmpty();
    assertThat(other.asymmetricVersusReference()).isEmpty();
    assertThat(other.versusReference()).isPresent();
    assertThat(other.relativeNdcgAt10()).isPresent();
  }

  @Test
  void everyMeasureHasItsDifferenceAndItsWinsTiesAndLosses() {
    EncoderQuality turned = run(REFERENCE, TURNED).encoders().get(1);
    QualityDifferences differences = turned.differences().orElseThrow();
    for (PairedComparison one :
        List.of(
            differences.ndcgAt10(),
            differences.mrrAt10(),
            differences.recallAt100(),
            differences.averagePrecision())) {
      assertThat(one.wins() + one.ties() + one.losses()).isEqualTo(2);
    }
    assertThat(turned.versusReference()).contains(differences.ndcgAt10());
    assertThat(differences.averagePrecision().meanDifference())
        .isCloseTo(turned.map() - 0.75, within(1e-12));
  }

  @Test
  void agreementIsWithTheRankingOfTheReference() {
    EncoderQuality turned = run(REFERENCE, TURNED).encoders().get(1);
    // q1: 1, 3, 2 by both. q2: 2, 3, 1 by the reference and its reverse by the other.
    assertThat(turned.queries()).extracting(QueryScores::kendallTau).containsExactly(1.0, -1.0);
    assertThat(turned.meanKendallTau()).isZero();
    // Agreement 0, 1/2, 1 of the second: 0.1 * (0.45 + 0.81) + 0.729 = 0.855.
    assertThat(turned.meanRbo()).isCloseTo((1 + 0.855) / 2, within(1e-9));
    assertThat(turned.meanOverlapAt10()).isEqualTo(1);
  }

  @Test
  void theQueriesThatLostMostAreToldWithBothAnswers() {
    Map<String, float[]> table = new HashMap<>();
    table.put("east", new float[] {-1, 0});
    table.put("north", new float[] {1, 0});
    table.put("north east", new float[] {0, -1});
    table.put("go east", new float[] {1, 0});
    table.put("go north", new float[] {1, 0.5f});
    EncoderQuality other = run(REFERENCE, FakeEncoder.ofTable("other", 2, table)).encoders().get(1);

    // q1 finds its document last of three instead of first.
    LostQuery first = other.lost().getFirst();
    assertThat(first.queryId()).isEqualTo("q1");
    assertThat(first.text()).isEqualTo("go east");
    assertThat(first.referenceNdcgAt10()).isEqualTo(1);
    assertThat(first.ndcgAt10()).isEqualTo(0.5);
    assertThat(first.loss()).isEqualTo(0.5);
    assertThat(first.reference()).extracting(LostQuery.Listed::id).containsExactly("1", "3", "2");
    assertThat(first.results()).extracting(LostQuery.Listed::id).containsExactly("2", "3", "1");
    assertThat(first.results().getLast()).isEqualTo(new LostQuery.Listed("1", "east", 1));
    assertThat(other.lost())
        .extracting(LostQuery::loss)
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(run(REFERENCE, REFERENCE.named("again")).encoders().get(1).lost()).isEmpty();
  }

  @Test
  void noMoreThanTwentyLostQueriesAreTold() {
    List<Document> documents = new ArrayList<>();
    List<Query> queries = new ArrayList<>();
    Map<String, Map<String, Integer>> gains = new HashMap<>();
    for (int i = 0; i < 50; i++) {
      documents.add(new Document("d" + i, "", "word" + i + " " + "x".repeat(200)));
      queries.add(new Query("q" + i, "word" + i));
      gains.put("q" + i, Map.of("d" + i, 1));
    }
    QualityTask task = new QualityTask("words", "test", documents, queries, new Judgements(gains));
    FakeEncoder blind = FakeEncoder.ofWords("blind", 2, 5);

    List<LostQuery> lost =
        new QualityRun(task, 1, Progress.SILENT)
            .run(List.of(FakeEncoder.ofWords("full", 64, 1), blind))
            .encoders()
            .get(1)
            .lost();

    assertThat(lost).hasSize(LostQuery.TOLD);
    assertThat(lost).allSatisfy(query -> assertThat(query.results()).hasSize(LostQuery.LISTED));
    assertThat(lost.getFirst().results().getFirst().title()).hasSize(120).endsWith("\u2026");
  }

  @Test
  void onlyQueriesWithARelevantDocumentAreRun() {
    QualityResult result = run(REFERENCE);
    assertThat(result.queries()).isEqualTo(2);
    assertThat(result.documents()).isEqualTo(3);
    assertThat(result.encoders().getFirst().queries())
        .extracting(QueryScores::queryId)
        .containsExactly("q1", "q2");
  }

  @Test
  void progressReachesTheTotalOfEveryStep() {
    List<String> heard = new ArrayList<>();
    new QualityRun(TASK, 1, (step, done, total) -> heard.add(step + " " + done + "/" + total))
        .run(List.of(REFERENCE));
    assertThat(heard).containsExactly("full: documents 3/3", "full: queries 2/2");
  }

  @Test
  void aFolderIsReadWithTheSplitAskedFor(@TempDir Path directory) throws IOException {
    Path folder = directory.resolve("compass");
    Files.createDirectories(folder.resolve("qrels"));
    Files.writeString(
        folder.resolve("corpus.jsonl"),
        """
        {"_id": "1", "title": "", "text": "east"}
        {"_id": "2", "title": "", "text": "north"}
        """);
    Files.writeString(
        folder.resolve("queries.jsonl"),
        """
        {"_id": "q1", "text": "go east"}
        {"_id": "q2", "text": "go north"}
        """);
    Files.writeString(
        folder.resolve("qrels").resolve("train.tsv"), "query-id\tcorpus-id\tscore\nq2\t2\t1\n");
    QualityTask task = QualityTask.of(BeirFolder.open(folder), "train");
    assertThat(task.data()).isEqualTo("compass");
    assertThat(task.queries()).extracting(Query::id).containsExactly("q2");
    assertThat(task.documents()).hasSize(2);
  }

  @Test
  void aSplitWithoutUsableQueriesIsRefused() {
    Judgements none = new Judgements(Map.of("q1", Map.of("1", 0)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QualityTask("compass", "dev", DOCUMENTS, QUERIES, none))
        .withMessageContaining("dev");
    Judgements unknown = new Judgements(Map.of("q9", Map.of("1", 1), "q1", Map.of("1", 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QualityTask("compass", "dev", DOCUMENTS, QUERIES, unknown))
        .withMessageContaining("the text of only 1");
  }

  private static QualityResult run(FakeEncoder... encoders) {
    return new QualityRun(TASK, 1, Progress.SILENT).run(List.of(encoders));
  }
}

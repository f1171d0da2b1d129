package dev.pith.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.corpus.Document;
import dev.pith.corpus.Judgements;
import dev.pith.corpus.Query;
import dev.pith.evaluate.LatencyPlan;
import dev.pith.evaluate.LatencyRun;
import dev.pith.evaluate.Progress;
import dev.pith.evaluate.QualityRun;
import dev.pith.evaluate.QualityTask;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.fixtures.Witness;
import dev.pith.index.DocumentIndex;
import dev.pith.index.DocumentWriter;
import dev.pith.index.Pairing;
import dev.pith.search.LuceneSearchEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever encodes names the part that each text plays. */
class RoleTest {
  private static final List<Document> DOCUMENTS =
      List.of(new Document("1", "", "ships at sea"), new Document("2", "", "bread and salt"));
  private static final Set<String> PASSAGES = Set.of("ships at sea", "bread and salt");

  @TempDir private Path folder;
  private final Witness witness = new Witness(new BagOfWordsEncoder("witness", 16, 1));

  @Test
  void anIndexHoldsDocumentsAndASearchAsksAQuery() {
    Path path = folder.resolve("index");
    try (DocumentWriter writer = DocumentWriter.create(path, List.of(witness))) {
      writer.add(DOCUMENTS);
    }
    try (DocumentIndex index = DocumentIndex.open(path);
        LuceneSearchEngine engine =
            new LuceneSearchEngine(index, List.of(witness), Pairing.SYMMETRIC)) {
      engine.search("witness", "old ships", 1);
    }
    assertThat(witness.seen())
        .isEqualTo(Map.of(Role.DOCUMENT, PASSAGES, Role.QUERY, Set.of("old ships")));
  }

  @Test
  void qualityIsMeasuredOnQueriesAgainstDocuments() {
    QualityTask task =
        new QualityTask(
            "small",
            "test",
            DOCUMENTS,
            List.of(new Query("q", "old ships")),
            new Judgements(Map.of("q", Map.of("1", 1))));

    new QualityRun(task, 1, Progress.SILENT).run(List.of(witness));

    assertThat(witness.seen())
        .isEqualTo(Map.of(Role.DOCUMENT, PASSAGES, Role.QUERY, Set.of("old ships")));
  }

  @Test
  void latencyIsThatOfQueries() {
    new LatencyRun(List.of("old ships"), new LatencyPlan(2, 1, 1, 3, 0.05), Progress.SILENT)
        .run(List.of(witness));

    assertThat(witness.seen()).isEqualTo(Map.of(Role.QUERY, Set.of("old ships")));
  }
}

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
import dev.pith.index.DocumentIndex;
import dev.pith.index.DocumentWriter;
import dev.pith.index.Pairing;
import dev.pith.search.LuceneSearchEngine;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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

  /** Remembers which texts it was given in which role. */
  private record Witness(Encoder encoder, Map<Role, Set<String>> seen) implements Encoder {
    Witness(Encoder encoder) {
      this(encoder, new EnumMap<>(Role.class));
    }

    private void see(Role role, Collection<String> texts) {
      seen.computeIfAbsent(role, unseen -> new TreeSet<>()).addAll(texts);
    }

    @Override
    public Embedding encode(Role role, String text) {
      see(role, List.of(text));
      return encoder.encode(role, text);
    }

    @Override
    public List<float[]> encodeAll(Role role, List<String> texts) {
      see(role, texts);
      return encoder.encodeAll(role, texts);
    }

    @Override
    public String name() {
      return encoder.name();
    }

    @Override
    public int dimension() {
      return encoder.dimension();
    }

    @Override
    public long sizeBytes() {
      return encoder.sizeBytes();
    }

    @Override
    public String fingerprint() {
      return encoder.fingerprint();
    }

    @Override
    public void close() {}
  }
}

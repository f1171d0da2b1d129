package dev.pith.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.corpus.Document;
import dev.pith.corpus.DocumentSource;
import dev.pith.corpus.Entry;
import dev.pith.encode.Encoder;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.fixtures.Eventually;
import dev.pith.fixtures.Texts;
import dev.pith.index.Pairing;
import dev.pith.index.Progress;
import dev.pith.index.VectorPrecision;
import dev.pith.search.SearchEngine;
import dev.pith.search.SearchQuery;
import dev.pith.search.SearchResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Other encoders behind the same name, on a real cluster. */
@Tag("cluster")
class ClusterReindexTest {
  private static final Encoder FIRST = new BagOfWordsEncoder("first", 32, 1);
  private static final Encoder SECOND = new BagOfWordsEncoder("second", 16, 2);
  private static final IndexName NAME = new IndexName("again");
  private static final int DOCUMENTS = 1_200;

  private ClusterConnection connection;

  @BeforeEach
  void fill() {
    connection = OpenSearchCluster.running().connection();
    List<Entry> others = new ArrayList<>();
    ClusterIndex index =
        ClusterIndex.openOrCreate(
            connection, NAME, List.of(FIRST), VectorLayout.DEFAULT, ClusterShape.DEFAULT);
    new ClusterIngest(index, List.of(FIRST), progress -> {}, others::add)
        .run(
            DocumentSource.of("documents", Texts.documents(new Random(3), DOCUMENTS)),
            ClusterIngest.Existing.KEEP);
    assertThat(others).isEmpty();
  }

  @AfterEach
  void delete() {
    if (connection != null) {
      new Generations(connection, NAME)
          .all()
          .forEach(index -> connection.ask(ClusterRequest.delete("/" + index.generation())));
      connection.close();
    }
  }

  private Progress reindex(Encoder encoder) {
    return ClusterReindex.start(
            ClusterIndex.open(connection, NAME),
            List.of(encoder),
            VectorPrecision.FLOAT32,
            ClusterShape.DEFAULT)
        .run(progress -> {});
  }

  private SearchEngine engine() {
    return ClusterSearchEngine.open(
        connection, NAME, List.of(FIRST, SECOND), Pairing.SYMMETRIC, 100);
  }

  /** Two engines stand for two servers. */
  @Test
  void whoSearchesMeanwhileIsAnsweredByOneEncoderOrTheOtherAndNeverRefused() {
    AtomicBoolean ended = new AtomicBoolean();
    AtomicInteger answers = new AtomicInteger();
    Queue<String> wrong = new ConcurrentLinkedQueue<>();
    try (SearchEngine one = engine();
        SearchEngine two = engine()) {
      List<Thread> clients =
          List.of(one, two).stream()
              .map(
                  engine ->
                      Thread.ofVirtual()
                          .start(
                              () -> {
                                while (!ended.get()) {
                                  wrong.addAll(engine.pinned(ClusterReindexTest::faults));
                                  answers.incrementAndGet();
                                }
                              }))
              .toList();
      Eventually.until(() -> answers.get() > 10);

      assertThat(reindex(SECOND).done()).isEqualTo(DOCUMENTS);

      Eventually.until(
          () ->
              one.encoders().equals(List.of("second")) && two.encoders().equals(List.of("second")));
      int switched = answers.get();
      Eventually.until(() -> answers.get() > switched + 10);
      ended.set(true);
      clients.forEach(ClusterReindexTest::join);
    }
    assertThat(wrong).isEmpty();
  }

  private static List<String> faults(SearchEngine pinned) {
    try {
      List<String> encoders = pinned.encoders();
      SearchResult result = pinned.search(encoders.getFirst(), "w1 w2 w3", 10);
      return encoders.size() == 1 && result.hits().size() == 10
          ? List.of()
          : List.of(encoders + " gave " + result.hits().size());
    } catch (GoneException askedAgain) {
      throw askedAgain;
    } catch (RuntimeException refused) {
      return List.of(refused.toString());
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts it", e);
    }
  }

  @Test
  void theGenerationBeforeStaysAndCannotBeWrittenToAndTheOneBeforeThatIsDeleted() {
    ClusterIndex old = ClusterIndex.open(connection, NAME);
    reindex(SECOND);

    assertThat(old.documentCount()).isEqualTo(DOCUMENTS);
    List<Entry> refused = new ArrayList<>();
    new ClusterIngest(old, List.of(FIRST), progress -> {}, refused::add)
        .run(
            DocumentSource.of("late", List.of(new Document("late", "", "w1"))),
            ClusterIngest.Existing.KEEP);
    assertThat(refused).hasSize(1);

    reindex(FIRST);
    assertThat(new Generations(connection, NAME).all())
        .extracting(ClusterIndex::generation)
        .containsExactly("again-000002", "again-000003");
    assertThatThrownBy(old::documentCount).isInstanceOf(GoneException.class);
  }

  @Test
  void whatWasInterruptedLeavesTheOldOneAsItWasAndGoesOnWithWhatChangedSince() {
    ClusterIndex old = ClusterIndex.open(connection, NAME);
    ClusterReindex begun =
        ClusterReindex.start(old, List.of(SECOND), VectorPrecision.FLOAT32, ClusterShape.DEFAULT);
    Progress cut = begun.run(progress -> Thread.currentThread().interrupt());

    assertThat(Thread.interrupted()).isTrue();
    assertThat(cut.complete()).isFalse();
    assertThat(ClusterIndex.open(connection, NAME).generation()).isEqualTo(old.generation());
    List<Entry> refused = new ArrayList<>();
    List<Document> changes =
        List.of(new Document("more", "", "w1"), new Document("d0", "", "changed since"));
    new ClusterIngest(old, List.of(FIRST), progress -> {}, refused::add)
        .run(DocumentSource.of("changes", changes), ClusterIngest.Existing.UPDATE);
    assertThat(refused).isEmpty();
    assertThat(old.remove(List.of("d1"))).isEqualTo(1);

    Progress rest = reindex(SECOND);

    assertThat(rest.skipped()).isPositive();
    assertThat(rest.done()).isEqualTo(DOCUMENTS);
    ClusterIndex now = ClusterIndex.open(connection, NAME);
    assertThat(now.generation()).isEqualTo(begun.next().generation());
    assertThat(now.document("more").orElseThrow().text()).isEqualTo("w1");
    assertThat(now.document("d0").orElseThrow().text()).isEqualTo("changed since");
    assertThat(now.document("d1")).isEmpty();
    assertThat(now.documentCount()).isEqualTo(DOCUMENTS);
    try (SearchEngine engine = engine()) {
      assertThat(engine.search(SearchQuery.vector("second", "w1", 5)).hits()).hasSize(5);
    }
  }
}

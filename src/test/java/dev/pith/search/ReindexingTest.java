package dev.pith.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.fixtures.Eventually;
import dev.pith.fixtures.Gate;
import dev.pith.fixtures.Texts;
import dev.pith.fixtures.WatchedEncoder;
import dev.pith.index.ChangeQueue;
import dev.pith.index.DocumentIndex;
import dev.pith.index.DocumentWriter;
import dev.pith.index.IndexCheck;
import dev.pith.index.IndexException;
import dev.pith.index.Pairing;
import dev.pith.search.ReindexState.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ReindexingTest {
  private static final Encoder FULL = new BagOfWordsEncoder("full", 16, 1);
  private static final BagOfWordsEncoder COMPACT = new BagOfWordsEncoder("compact", 8, 2);
  private static final int DOCUMENTS = 300;
  private static final int ASKERS = 4;

  @TempDir Path folder;
  private Path path = Path.of("");
  private SwitchingEngine engine;
  private ChangeQueue changes;
  private Reindexing reindexing;

  @BeforeEach
  void build() {
    path = folder.resolve("index");
    try (DocumentWriter writer = DocumentWriter.create(path, List.of(FULL))) {
      writer.add(Texts.documents(new Random(4), DOCUMENTS));
    }
    open(COMPACT);
  }

  private void open(Encoder compact) {
    List<Encoder> opened = List.of(FULL, compact);
    engine =
        SwitchingEngine.open(
            path,
            index ->
                new LuceneSearchEngine(
                    index,
                    opened.stream()
                        .filter(encoder -> index.answers(encoder, Pairing.SYMMETRIC))
                        .toList(),
                    Pairing.SYMMETRIC));
    changes = ChangeQueue.open(engine.index(), opened);
    reindexing = new Reindexing(engine, changes, opened);
  }

  @AfterEach
  void close() {
    reindexing.close();
    changes.close();
    engine.close();
  }

  private void reopen(Encoder compact) {
    close();
    open(compact);
  }

  private boolean start(String... encoders) {
    return reindexing.start(List.of(encoders), Optional.empty());
  }

  private void awaitEnd(Phase expected) {
    Eventually.until(() -> !reindexing.state().active());
    assertThat(reindexing.state().phase()).as(reindexing.state().reason()).isEqualTo(expected);
  }

  private void assertServes(Encoder encoder) {
    assertThat(engine.encoders()).containsExactly(encoder.name());
    assertThat(IndexCheck.of(path, List.of(encoder), DOCUMENTS).broken()).isEmpty();
  }

  private List<String> ids(SearchEngine asked, String encoder) {
    return asked.search(encoder, "w1 w2 w3 w4 w5", 10).hits().stream().map(Hit::id).toList();
  }

  @Test
  void queriesNeverFailAndEachIsAnsweredByOneGeneration() throws Exception {
    Map<String, List<String>> expected = new ConcurrentHashMap<>();
    expected.put("full", ids(engine, "full"));
    assertThat(start("compact")).isTrue();
    awaitEnd(Phase.DONE);
    expected.put("compact", ids(engine, "compact"));
    assertThat(expected.get("full")).isNotEqualTo(expected.get("compact"));
    AtomicBoolean enough = new AtomicBoolean();
    AtomicInteger answers = new AtomicInteger();
    Set<String> answered = ConcurrentHashMap.newKeySet();
    List<Future<?>> askers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(ASKERS)) {
      for (int i = 0; i < ASKERS; i++) {
        askers.add(
            threads.submit(
                () -> {
                  while (!enough.get()) {
                    answered.add(engine.pinned(pinned -> askTwice(pinned, expected)));
                    answers.incrementAndGet();
                  }
                }));
      }
      for (String encoder : List.of("full", "compact", "full", "compact")) {
        int before = answers.get();
        assertThat(start(encoder)).isTrue();
        awaitEnd(Phase.DONE);
        Eventually.until(
            () -> answers.get() > before + ASKERS || askers.stream().anyMatch(Future::isDone));
      }
      enough.set(true);
      for (Future<?> asker : askers) {
        asker.get();
      }
    }
    assertThat(answered).containsExactlyInAnyOrder("full", "compact");
    assertThat(path.resolve("generation-4")).doesNotExist();
    assertServes(COMPACT);
  }

  /** Which encoder answered, both times. */
  private String askTwice(SearchEngine pinned, Map<String, List<String>> expected) {
    assertThat(pinned.encoders()).hasSize(1);
    String encoder = pinned.encoders().getFirst();
    for (int time = 0; time < 2; time++) {
      assertThat(ids(pinned, encoder)).isEqualTo(expected.get(encoder));
      assertThat(pinned.documentsBy(encoder)).isEqualTo(encoder);
      assertThat(pinned.documents()).isEqualTo(DOCUMENTS);
    }
    return encoder;
  }

  @Test
  void theOldGenerationIsClosedAndDeletedWhenItsLastQueryIsDone() throws Exception {
    Gate gate = new Gate();
    DocumentIndex old = engine.index();
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<List<String>> slow =
          thread.submit(
              () ->
                  engine.pinned(
                      pinned -> {
                        gate.pass();
                        return ids(pinned, "full");
                      }));
      gate.awaitReached();
      assertThat(start("compact")).isTrue();
      Eventually.until(() -> engine.encoders().equals(List.of("compact")));
      assertThat(ids(engine, "compact")).hasSize(10);
      assertThat(reindexing.state().active()).isTrue();
      gate.open();
      assertThat(slow.get()).hasSize(10);
    }
    awaitEnd(Phase.DONE);
    assertThatThrownBy(old::documentCount).isInstanceOf(IndexException.class);
    try (var files = Files.list(path)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("current", "generation-1");
    }
  }

  @Test
  void whatIsAcknowledgedMeanwhileIsThereAfterwards() throws Exception {
    Queue<Document> put = new ConcurrentLinkedQueue<>();
    Queue<String> removed = new ConcurrentLinkedQueue<>();
    AtomicBoolean enough = new AtomicBoolean();
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      List<Future<?>> writers = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        int writer = i;
        writers.add(
            threads.submit(
                () -> {
                  for (int n = 0; !enough.get(); n++) {
                    Document document = new Document("t" + writer + "-" + n, "", "w" + n);
                    changes.put(List.of(document));
                    put.add(document);
                    String old = "d" + (3 * n + writer);
                    changes.remove(old);
                    removed.add(old);
                  }
                }));
      }
      for (String encoder : List.of("compact", "full", "compact")) {
        assertThat(start(encoder)).isTrue();
        awaitEnd(Phase.DONE);
      }
      enough.set(true);
      for (Future<?> writer : writers) {
        writer.get();
      }
    }
    assertThat(put).isNotEmpty();
    assertThat(put)
        .allMatch(document -> engine.document(document.id()).equals(Optional.of(document)));
    assertThat(removed).allMatch(id -> engine.document(id).isEmpty());
    assertServes(COMPACT);
    reopen(COMPACT);
    assertThat(put)
        .allMatch(document -> engine.document(document.id()).equals(Optional.of(document)));
    assertThat(removed).allMatch(id -> engine.document(id).isEmpty());
  }

  @Test
  void anEncoderThatFailsHalfWayLeavesTheOldGenerationAndTheNextGoesOn() {
    AtomicBoolean broken = new AtomicBoolean(true);
    AtomicInteger seen = new AtomicInteger();
    WatchedEncoder failing =
        new WatchedEncoder(
            COMPACT,
            text -> {
              if (seen.incrementAndGet() == DOCUMENTS / 2 && broken.get()) {
                throw new IllegalStateException("the model broke");
              }
            });
    reopen(failing);
    assertThat(start("compact")).isTrue();
    awaitEnd(Phase.FAILED);
    assertThat(reindexing.state().reason()).contains("the model broke");
    assertServes(FULL);
    changes.put(List.of(new Document("after", "", "w1")));
    assertThat(engine.document("after")).isPresent();

    broken.set(false);
    int before = failing.embedded().size();
    assertThat(before).isPositive();
    assertThat(start("compact")).isTrue();
    awaitEnd(Phase.DONE);
    assertThat(reindexing.state().progress().skipped()).isEqualTo(before);
    assertServes(COMPACT);
  }

  @Test
  void aCancelledOneLeavesTheOldGenerationAndNoRubbish() {
    Gate gate = new Gate();
    reopen(new WatchedEncoder(COMPACT, text -> gate.pass()));
    assertThat(start("compact")).isTrue();
    gate.awaitReached();
    assertThat(start("full")).isFalse();
    assertThat(reindexing.cancel()).isTrue();
    gate.open();
    awaitEnd(Phase.CANCELLED);

    assertServes(FULL);
    assertThat(path.resolve("generation-1")).doesNotExist();
    assertThat(path.resolve("current")).doesNotExist();
    assertThat(reindexing.cancel()).isFalse();
    assertThat(start("compact")).isTrue();
    awaitEnd(Phase.DONE);
  }

  @Test
  void oneThatIsCutOffByTheEndOfTheProcessIsGoneOnWithOrRemoved() {
    Gate gate = new Gate();
    AtomicInteger seen = new AtomicInteger();
    reopen(
        new WatchedEncoder(
            COMPACT,
            text -> {
              if (seen.incrementAndGet() > DOCUMENTS / 2) {
                gate.pass();
              }
            }));
    assertThat(start("compact")).isTrue();
    gate.awaitReached();
    Thread ending = Thread.ofPlatform().start(reindexing::close);
    Eventually.until(() -> ending.getState() == Thread.State.WAITING);
    gate.open();
    reopen(COMPACT);
    assertServes(FULL);
    assertThat(path.resolve("generation-1")).exists();
    assertThat(start("compact")).isTrue();
    awaitEnd(Phase.DONE);
    assertThat(reindexing.state().progress().skipped()).isPositive();
  }

  @Test
  void itWaitsWhileACommandWritesAndCanBeCancelledThen() {
    try (DocumentWriter command = DocumentWriter.open(path, List.of(FULL))) {
      assertThat(start("compact")).isTrue();
      Eventually.until(() -> reindexing.state().phase() == Phase.VERIFYING);
      command.add(List.of(new Document("late", "", "w3")));
      assertThat(reindexing.cancel()).isTrue();
      awaitEnd(Phase.CANCELLED);
      assertThat(start("compact")).isTrue();
      Eventually.until(() -> reindexing.state().phase() == Phase.VERIFYING);
      command.add(List.of(new Document("later", "", "w4")));
    }
    awaitEnd(Phase.DONE);
    assertThat(engine.document("late")).isPresent();
    assertThat(engine.document("later")).isPresent();
    assertServes(COMPACT);
  }

  @Test
  void severalEncodersAreTakenInTheOrderInWhichTheyAreNamed() {
    assertThat(start("compact", "full")).isTrue();
    awaitEnd(Phase.DONE);
    assertThat(engine.index().fields())
        .extracting(field -> field.encoderName())
        .containsExactly("compact", "full");
    assertThat(engine.encoders()).containsExactly("full", "compact");
    assertThatThrownBy(() -> start("nobody")).isInstanceOf(IllegalArgumentException.class);
  }
}

package dev.pith.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pith.corpus.Document;
import dev.pith.corpus.Metadata;
import dev.pith.encode.Encoder;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.fixtures.Eventually;
import dev.pith.fixtures.Gate;
import dev.pith.fixtures.WatchedEncoder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeQueueTest {
  private static final Encoder FULL = new BagOfWordsEncoder("full", 16, 1);
  private static final Encoder COMPACT = new BagOfWordsEncoder("compact", 8, 2);

  @TempDir Path folder;
  private Path path = Path.of("");
  private DocumentIndex index;

  @BeforeEach
  void open() {
    path = folder.resolve("index");
    DocumentWriter.create(path, List.of(FULL, COMPACT)).close();
    index = DocumentIndex.open(path);
  }

  @AfterEach
  void close() {
    index.close();
  }

  private ChangeQueue queue(Encoder full) {
    return ChangeQueue.open(index, List.of(COMPACT, full));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anyChangesEndAsInAMapAndTellWhatTheyDid(long seed) {
    Random random = new Random(seed);
    Map<String, Document> model = new TreeMap<>();
    try (ChangeQueue queue = queue(FULL)) {
      for (int step = 0; step < 30; step++) {
        String id = "d" + random.nextInt(6);
        if (random.nextInt(3) == 0) {
          int there = model.remove(id) == null ? 0 : 1;
          assertThat(queue.remove(id)).as("step %d", step).isEqualTo(new Changes(0, 0, 0, there));
        } else {
          Document document = document(id, random.nextInt(2));
          Document old = model.put(id, document);
          assertThat(queue.put(List.of(document)))
              .as("step %d", step)
              .isEqualTo(
                  old == null
                      ? new Changes(1, 0, 0, 0)
                      : old.equals(document) ? new Changes(0, 0, 1, 0) : new Changes(0, 1, 0, 0));
        }
        assertThat(index.document(id).orElse(null)).as("step %d", step).isEqualTo(model.get(id));
        assertThat(index.documentCount()).isEqualTo(model.size());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6, 7, 8})
  void changesOfAGroupTellAndEndAsIfTheyWereMadeOneByOne(long seed) {
    Random random = new Random(seed);
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String id = "d" + random.nextInt(4);
      changes.add(
          random.nextBoolean()
              ? Change.remove(id)
              : Change.put(
                  List.of(document(id, random.nextInt(2)), document("e", random.nextInt(2)))));
    }
    List<Changes> alone = new ArrayList<>();
    try (CommitThread commits = CommitThread.append(path)) {
      for (Change change : changes) {
        ChangeGroup group = new ChangeGroup(index, List.of(change));
        group.commit(commits, index.schema(), List.of(FULL, COMPACT));
        index.refreshNow();
        alone.addAll(group.outcomes());
      }
    }
    Path other = folder.resolve("other");
    DocumentWriter.create(other, List.of(FULL, COMPACT)).close();

    try (DocumentIndex together = DocumentIndex.open(other);
        CommitThread commits = CommitThread.append(other)) {
      ChangeGroup group = new ChangeGroup(together, changes);
      group.commit(commits, together.schema(), List.of(FULL, COMPACT));
      together.refreshNow();

      assertThat(group.outcomes()).isEqualTo(alone);
      for (String id : List.of("d0", "d1", "d2", "d3", "e")) {
        assertThat(together.document(id)).isEqualTo(index.document(id));
      }
      assertThat(together.documentCount()).isEqualTo(index.documentCount());
    }
  }

  @Test
  void whatIsThereAsItIsIsNotEmbeddedNorWritten() throws IOException {
    WatchedEncoder watched = new WatchedEncoder(FULL, text -> {});
    Document withMetadata =
        new Document(
            "m", "t", "x", new Metadata(Map.of("tag", List.of("b", "a")), Map.of("year", 3.0)));
    try (ChangeQueue queue = queue(watched)) {
      queue.put(List.of(withMetadata, document("a", 1)));
      long generation = generation();

      assertThat(queue.put(List.of(withMetadata, document("a", 1))))
          .isEqualTo(new Changes(0, 0, 2, 0));
      assertThat(queue.remove("nobody")).isEqualTo(Changes.NONE);
      assertThat(queue.put(List.of())).isEqualTo(Changes.NONE);
      assertThat(generation()).isEqualTo(generation);
      queue.put(List.of(withMetadata, document("a", 2)));
    }
    assertThat(watched.embedded()).containsExactly("t x", "text 1", "text 2");
  }

  @Test
  void changesThatWaitShareACommit() throws Exception {
    Gate gate = new Gate();
    Encoder gated = new WatchedEncoder(FULL, text -> gate.pass());
    long before = generation();
    try (ChangeQueue queue = queue(gated);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<Changes> first = put(queue, "first", threads);
      gate.awaitReached();
      List<CompletableFuture<Changes>> rest =
          IntStream.range(0, 40).mapToObj(i -> put(queue, "r" + i, threads)).toList();
      Eventually.until(() -> queue.waiting() == 40);
      gate.open();

      assertThat(first.get(1, TimeUnit.MINUTES)).isEqualTo(new Changes(1, 0, 0, 0));
      for (CompletableFuture<Changes> one : rest) {
        assertThat(one.get(1, TimeUnit.MINUTES)).isEqualTo(new Changes(1, 0, 0, 0));
      }
    }
    assertThat(generation() - before).isLessThanOrEqualTo(3);
    assertThat(index.documentCount()).isEqualTo(41);
  }

  private static CompletableFuture<Changes> put(ChangeQueue queue, String id, Executor threads) {
    return CompletableFuture.supplyAsync(
        () -> queue.put(List.of(new Document(id, "", "text of " + id))), threads);
  }

  @Test
  void aChangeThatFailsIsAloneInThatAndLeavesNothingBehind() throws Exception {
    Gate gate = new Gate();
    Encoder failing =
        new WatchedEncoder(
            FULL,
            text -> {
              gate.pass();
              if (text.equals("bad")) {
                throw new IllegalStateException("cannot read that");
              }
            });
    try (ChangeQueue queue = queue(failing);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<Changes> first = put(queue, "first", threads);
      gate.awaitReached();
      CompletableFuture<Changes> good = put(queue, "good", threads);
      CompletableFuture<Changes> bad =
          CompletableFuture.supplyAsync(
              () ->
                  queue.put(
                      List.of(new Document("half", "", "fine"), new Document("bad", "", "bad"))),
              threads);
      Eventually.until(() -> queue.waiting() == 2);
      gate.open();

      assertThat(first.get(1, TimeUnit.MINUTES).added()).isEqualTo(1);
      assertThat(good.get(1, TimeUnit.MINUTES).added()).isEqualTo(1);
      assertThatThrownBy(bad::join)
          .isInstanceOf(CompletionException.class)
          .hasRootCauseMessage("cannot read that");
      assertThat(index.contains("half")).isFalse();
      assertThat(queue.put(List.of(document("after", 1))).added()).isEqualTo(1);
    }
    assertThat(index.documentCount()).isEqualTo(3);
    assertThat(IndexCheck.of(path, List.of(FULL, COMPACT), 50).broken()).isEmpty();
  }

  @Test
  void whileAnotherProcessWritesChangesAreRefusedAndAfterThatMade() {
    try (ChangeQueue queue = queue(FULL)) {
      try (DocumentWriter other = DocumentWriter.open(path, List.of(FULL, COMPACT))) {
        other.add(List.of(document("theirs", 1)));
        IndexException refused =
            catchThrowableOfType(IndexException.class, () -> queue.put(List.of(document("o", 1))));
        assertThat(refused).hasMessageContaining("being written by another process");
        assertThat(refused.reason()).isEqualTo(IndexException.Reason.LOCKED);
      }
      assertThat(queue.put(List.of(document("o", 1), document("theirs", 1))))
          .isEqualTo(new Changes(1, 0, 1, 0));
    }
  }

  @Test
  void aQueueWithNothingToDoLetsOthersWrite() {
    try (ChangeQueue queue =
        ChangeQueue.open(index, List.of(FULL, COMPACT), Duration.ofMillis(1))) {
      queue.put(List.of(document("a", 1)));
      Eventually.until(() -> removed("a"));
      assertThat(queue.put(List.of(document("a", 1)))).isEqualTo(new Changes(1, 0, 0, 0));
    }
  }

  /** Tries once, as another process would; the lock may not be free yet. */
  private boolean removed(String id) {
    try (DocumentRemover remover = DocumentRemover.open(path)) {
      return remover.remove(List.of(id)) == 1;
    } catch (IndexException locked) {
      return false;
    }
  }

  @Test
  void everyEncoderThatMadeTheIndexMustBeOpenAndOthersMayBe() {
    assertThatThrownBy(() -> ChangeQueue.open(index, List.of(FULL)))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("'compact'")
        .hasMessageContaining("--encoder compact=DIR");
    Encoder stranger = new BagOfWordsEncoder("stranger", 16, 9);
    try (ChangeQueue queue = ChangeQueue.open(index, List.of(stranger, FULL, COMPACT))) {
      assertThat(queue.put(List.of(document("a", 1))).added()).isEqualTo(1);
    }
  }

  @Test
  void aClosedQueueHasMadeWhatItTookAndTakesNoMore() {
    ChangeQueue queue = queue(FULL);
    queue.put(List.of(document("a", 1)));
    queue.close();
    queue.close();

    assertThatThrownBy(() -> queue.remove("a"))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("is being closed");
    assertThat(index.contains("a")).isTrue();
    DocumentRemover.open(path).close();
  }

  @Test
  void aFullDiskIsToldFromOtherFailures() {
    assertThat(IndexException.of(path, new IOException("No space left on device")).reason())
        .isEqualTo(IndexException.Reason.FULL);
    assertThat(IndexException.of(path, new IOException("a bad sector")).reason())
        .isEqualTo(IndexException.Reason.OTHER);
  }

  private long generation() throws IOException {
    try (Directory directory = FSDirectory.open(path)) {
      return SegmentInfos.getLastCommitGeneration(directory);
    }
  }

  private static Document document(String id, int version) {
    return new Document(id, "", "text " + version);
  }
}

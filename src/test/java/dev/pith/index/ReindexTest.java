package dev.pith.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import dev.pith.encode.Role;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.fixtures.ForwardingEncoder;
import dev.pith.fixtures.Texts;
import dev.pith.fixtures.WatchedEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReindexTest {
  private static final Encoder FULL = new BagOfWordsEncoder("full", 16, 1);
  private static final Encoder COMPACT = new BagOfWordsEncoder("compact", 8, 2);
  private static final int DOCUMENTS = 300;
  private static final long SEED = 3;

  @TempDir Path folder;
  private final Map<String, Document> model = new TreeMap<>();
  private Path path = Path.of("");

  @BeforeEach
  void build() {
    path = folder.resolve("index");
    try (DocumentWriter writer = DocumentWriter.create(path, List.of(FULL))) {
      put(writer, Texts.documents(new Random(SEED), DOCUMENTS));
    }
  }

  private void put(DocumentWriter writer, List<Document> documents) {
    writer.add(documents);
    documents.forEach(document -> model.put(document.id(), document));
  }

  private void change(Random random, Encoder encoder) {
    try (DocumentWriter writer = DocumentWriter.open(path, List.of(encoder))) {
      put(
          writer,
          IntStream.range(0, 5)
              .mapToObj(i -> "d" + random.nextInt(2 * DOCUMENTS))
              .map(id -> new Document(id, "", Texts.words(random, 3)))
              .toList());
    }
    try (DocumentRemover remover = DocumentRemover.open(path)) {
      String id = "d" + random.nextInt(2 * DOCUMENTS);
      remover.remove(List.of(id));
      model.remove(id);
    }
  }

  private Reindex start(DocumentIndex from, Encoder encoder, BooleanSupplier cancelled) {
    return Reindex.start(from, List.of(encoder), VectorPrecision.FLOAT32, cancelled);
  }

  private void reindex(Encoder encoder) {
    try (DocumentIndex from = DocumentIndex.open(path);
        Reindex reindex = start(from, encoder, () -> false)) {
      reindex.copy(progress -> {});
      reindex.verify();
      reindex.conclude();
    }
    Reindex.deleteOld(path);
  }

  /** The index is whole, of this encoder, and holds what the model does. */
  private void assertServes(Encoder encoder) {
    assertThat(IndexCheck.of(path, List.of(encoder), DOCUMENTS).broken()).isEmpty();
    try (DocumentIndex index = DocumentIndex.open(path)) {
      assertThat(index.fields()).extracting(VectorField::encoderName).containsOnly(encoder.name());
      assertThat(index.documentCount()).isEqualTo(model.size());
      model
          .values()
          .forEach(document -> assertThat(index.document(document.id())).hasValue(document));
    }
  }

  private List<String> entries() {
    try (Stream<Path> files = Files.list(path)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void everythingThatReadsOrWritesAnIndexFindsTheGenerationThatCounts() {
    reindex(COMPACT);
    reindex(FULL);
    reindex(COMPACT);

    assertThat(entries()).containsExactly("current", "generation-3");
    assertServes(COMPACT);
    change(new Random(1), COMPACT);
    assertServes(COMPACT);
    Path copies = folder.resolve("copies");
    IndexSnapshot.copy(path, copies.resolve("snapshot"));
    IndexCopy.write(path, copies.resolve("small"), VectorPrecision.BITS_1);
    for (String copy : List.of("snapshot", "small")) {
      path = copies.resolve(copy);
      assertServes(COMPACT);
      assertThat(entries()).doesNotContain("current").anyMatch(name -> name.startsWith("segments"));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void changesAtAnyTimeMeanwhileAreInTheNewGeneration(long seed) {
    Random random = new Random(seed);
    AtomicBoolean copying = new AtomicBoolean(true);
    WatchedEncoder busy =
        new WatchedEncoder(
            COMPACT,
            text -> {
              if (copying.get() && random.nextInt(40) == 0) {
                change(random, FULL);
              }
            });
    try (DocumentIndex from = DocumentIndex.open(path);
        Reindex reindex = start(from, busy, () -> false)) {
      reindex.copy(progress -> {});
      copying.set(false);
      change(random, FULL);
      reindex.verify();
      change(random, FULL);
      if (seed % 2 == 0) {
        settle();
      }
      reindex.conclude();
    }
    assertServes(COMPACT);
  }

  /** Segments that were read before are merged away. */
  private void settle() {
    try (CommitThread commits = CommitThread.append(path)) {
      commits.run(
          writer -> {
            writer.forceMerge(1);
            writer.commit();
          });
    }
  }

  @Test
  void oneThatWasCutOffGoesOnWithWhatIsThereAndKnowsWhatHasChangedSince() {
    AtomicBoolean enough = new AtomicBoolean();
    WatchedEncoder watched = new WatchedEncoder(COMPACT, text -> {});
    try (DocumentIndex from = DocumentIndex.open(path);
        Reindex reindex = start(from, watched, enough::get)) {
      assertThatThrownBy(() -> reindex.copy(progress -> enough.set(true)))
          .isInstanceOf(CancellationException.class);
    }
    int before = watched.embedded().size();
    assertThat(before).isBetween(1, DOCUMENTS - 1);
    assertServes(FULL);
    try (DocumentRemover remover = DocumentRemover.open(path)) {
      remover.remove(List.of("d0"));
      model.remove("d0");
    }

    List<Progress> told = new ArrayList<>();
    try (DocumentIndex from = DocumentIndex.open(path);
        Reindex reindex = start(from, watched, () -> false)) {
      reindex.copy(told::add);
      assertThat(watched.embedded()).hasSize(DOCUMENTS);
      reindex.verify();
      reindex.conclude();
    }
    assertThat(told.getLast().done()).isEqualTo(DOCUMENTS - 1);
    assertThat(told.getLast().complete()).isTrue();
    assertThat(told.getLast().skipped()).isEqualTo(before - 1);
    assertServes(COMPACT);
  }

  @Test
  void whatWasBegunByOtherEncodersOrCannotBeReadIsDeleted() throws IOException {
    try (DocumentIndex from = DocumentIndex.open(path);
        Reindex begun = start(from, COMPACT, () -> false)) {
      begun.copy(progress -> {});
    }
    Encoder third = new BagOfWordsEncoder("third", 8, 9);
    reindex(third);
    assertServes(third);

    Path half = Files.createDirectories(path.resolve("generation-2"));
    Files.writeString(half.resolve("_0.cfs"), "half");
    Files.writeString(half.resolve("segments_1"), "half");
    assertServes(third);
    reindex(FULL);
    assertServes(FULL);
  }

  @Test
  void aBuiltGenerationWhoseVectorsAreWrongIsNotServedAndDoesNotStay() {
    AtomicBoolean later = new AtomicBoolean();
    Encoder other = new BagOfWordsEncoder("compact", 8, 5);
    Encoder fickle = new Fickle(COMPACT, other, later);
    try (DocumentIndex from = DocumentIndex.open(path);
        Reindex reindex = start(from, fickle, () -> false)) {
      reindex.copy(progress -> {});
      later.set(true);
      assertThatThrownBy(reindex::verify)
          .isInstanceOf(IndexException.class)
          .hasMessageContaining("is not whole");
    }
    assertServes(FULL);
    assertThat(path.resolve("generation-1")).doesNotExist();
  }

  /** Makes other vectors later. */
  private record Fickle(Encoder encoder, Encoder other, AtomicBoolean later)
      implements ForwardingEncoder {
    @Override
    public List<float[]> encodeAll(Role role, List<String> texts) {
      return (later.get() ? other : encoder).encodeAll(role, texts);
    }
  }

  @Test
  void anIndexThatIsOpenReadsOnAndIsNotWrittenAnyMore() {
    try (DocumentIndex open = DocumentIndex.open(path);
        ChangeQueue changes = ChangeQueue.open(open, List.of(FULL))) {
      reindex(COMPACT);

      assertThat(open.document("d7")).hasValue(model.get("d7"));
      assertThat(open.documentCount()).isEqualTo(DOCUMENTS);
      assertThatThrownBy(() -> changes.remove("d7"))
          .isInstanceOf(IndexException.class)
          .hasMessageContaining("was replaced");
      assertThatThrownBy(open::refresh)
          .isInstanceOf(IndexException.class)
          .hasMessageContaining("was replaced");
      assertThatThrownBy(() -> start(open, FULL, () -> false).close())
          .isInstanceOf(IndexException.class)
          .hasMessageContaining("was replaced");
    }
    assertServes(COMPACT);
  }

  @Test
  void aCommandThatIsWritingKeepsTheNewGenerationWaiting() {
    try (DocumentIndex from = DocumentIndex.open(path);
        Reindex reindex = start(from, COMPACT, () -> false)) {
      reindex.copy(progress -> {});
      try (DocumentWriter writer = DocumentWriter.open(path, List.of(FULL))) {
        reindex.verify();
        assertThatThrownBy(reindex::conclude)
            .isInstanceOfSatisfying(
                IndexException.class,
                locked -> assertThat(locked.reason()).isEqualTo(IndexException.Reason.LOCKED));
        put(writer, List.of(new Document("late", "", "w1")));
      }
      reindex.conclude();
    }
    assertServes(COMPACT);
  }

  @Test
  void twoAtOnceAreRefused() {
    try (DocumentIndex from = DocumentIndex.open(path);
        Reindex first = start(from, COMPACT, () -> false)) {
      first.copy(progress -> {});
      for (Encoder encoder : List.of(COMPACT, new BagOfWordsEncoder("third", 8, 9))) {
        assertThatThrownBy(() -> start(from, encoder, () -> false).close())
            .isInstanceOfSatisfying(
                IndexException.class,
                locked -> assertThat(locked.reason()).isEqualTo(IndexException.Reason.LOCKED));
      }
      assertThatThrownBy(() -> Reindex.discard(path)).isInstanceOf(IndexException.class);
      first.verify();
      first.conclude();
    }
    assertServes(COMPACT);
  }

  @Test
  void oldGenerationsThatACrashHasLeftAreDeletedAndNothingElse() throws IOException {
    reindex(COMPACT);
    reindex(FULL);
    Files.writeString(path.resolve("_9.cfs"), "old");
    Files.writeString(path.resolve("segments_7"), "old");
    Files.createDirectories(path.resolve("generation-1"));
    Files.writeString(path.resolve("generation-1").resolve("_0.si"), "old");
    Files.writeString(path.resolve("notes.txt"), "mine");

    assertServes(FULL);
    Reindex.deleteOld(path);

    assertThat(entries()).containsExactly("current", "generation-2", "notes.txt");
    assertServes(FULL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "generation-", "generation-0", "../other", "generation-7", "\u0000"})
  void aPointerThatNamesNoGenerationIsRefused(String name) throws IOException {
    Files.writeString(path.resolve("current"), name);

    assertThatThrownBy(() -> DocumentIndex.open(path).close())
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("is damaged")
        .hasMessageContaining("restore a snapshot");
    assertThatThrownBy(() -> DocumentWriter.open(path, List.of(FULL)).close())
        .isInstanceOf(IndexException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void allThatDiffersBetweenTwoCommitsIsTold(long seed) {
    Random random = new Random(seed);
    try (DocumentIndex index = DocumentIndex.open(path)) {
      for (int round = 0; round < 4; round++) {
        Map<String, Document> before = new TreeMap<>(model);
        List<String> changed = new ArrayList<>();
        index.read(
            old -> {
              change(random, FULL);
              if (random.nextInt(3) == 0) {
                settle();
              }
              index.refreshNow();
              return index.read(
                  now -> {
                    ChangedIds.between(old.getIndexReader(), now.getIndexReader(), changed::add);
                    return now;
                  });
            });
        assertThat(changed).as("seed %d", seed).containsAll(different(before, model));
      }
      index.read(
          now -> {
            ChangedIds.between(
                now.getIndexReader(),
                now.getIndexReader(),
                id -> {
                  throw new AssertionError(id);
                });
            return now;
          });
    }
  }

  private static List<String> different(Map<String, Document> one, Map<String, Document> other) {
    return Stream.concat(one.keySet().stream(), other.keySet().stream())
        .filter(id -> !Objects.equals(one.get(id), other.get(id)))
        .toList();
  }
}

package dev.pith.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.corpus.BeirFolder;
import dev.pith.corpus.DocumentSource;
import dev.pith.corpus.Entry;
import dev.pith.corpus.FieldMapping;
import dev.pith.corpus.SetAside;
import dev.pith.encode.Encoder;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.fixtures.WatchedEncoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexBuildTest {
  private static final Encoder ENCODER = new BagOfWordsEncoder("bag", 8, 1);
  private static final int DOCUMENTS = 25;
  private static final int BATCH = 10;

  @TempDir Path folder;
  private BeirFolder corpus;
  private Path path;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        folder.resolve("corpus.jsonl"),
        IntStream.range(0, DOCUMENTS)
            .mapToObj("{\"_id\":\"%1$d\",\"text\":\"text %1$d\"}\n"::formatted)
            .collect(Collectors.joining()));
    corpus = BeirFolder.open(folder);
    path = folder.resolve("index");
  }

  @Test
  void aBuildTellsHowFarItIsAfterEachBatch() {
    List<Progress> told = new ArrayList<>();

    Progress end = create(told::add, build -> build.run(corpus));

    // The clock goes on by two seconds between readings: 10 in 2 s, 20 in 4 s, 25 in 6 s.
    assertThat(told)
        .containsExactly(
            new Progress(10, OptionalLong.of(25), 0, 5, Duration.ofSeconds(3)),
            new Progress(20, OptionalLong.of(25), 0, 5, Duration.ofSeconds(1)),
            new Progress(25, OptionalLong.of(25), 0, 25 / 6.0, Duration.ZERO));
    assertThat(end).isEqualTo(told.getLast());
    assertThat(end.complete()).isTrue();
    assertThat(stored()).isEqualTo(DOCUMENTS);
  }

  @Test
  void anInterruptedBuildKeepsItsBatchesAndCanBeResumed() {
    Progress cancelled =
        create(progress -> Thread.currentThread().interrupt(), build -> build.run(corpus));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(cancelled.complete()).isFalse();
    assertThat(cancelled.done()).isEqualTo(BATCH);
    assertThat(stored()).isEqualTo(BATCH);

    List<Progress> told = new ArrayList<>();
    try (DocumentWriter writer = DocumentWriter.open(path, List.of(ENCODER))) {
      new IndexBuild(writer, told::add, clock(), BATCH).resume(corpus);
    }

    assertThat(told.getFirst())
        .isEqualTo(new Progress(10, OptionalLong.of(25), 10, 0, Duration.ZERO));
    assertThat(told.getLast().done()).isEqualTo(DOCUMENTS);
    assertThat(told.getLast().skipped()).isEqualTo(BATCH);
    assertThat(stored()).isEqualTo(DOCUMENTS);
  }

  @Test
  void whenABatchCannotBeEmbeddedThoseBeforeItAreSafeAndTold() {
    Encoder failing =
        new WatchedEncoder(
            ENCODER,
            text -> {
              if (text.equals("text 20")) {
                throw new IllegalStateException("cannot read that");
              }
            });
    List<Progress> told = new ArrayList<>();

    try (DocumentWriter writer = DocumentWriter.create(path, List.of(failing))) {
      IndexBuild build = new IndexBuild(writer, told::add, clock(), BATCH);
      assertThatThrownBy(() -> build.run(corpus)).hasMessage("cannot read that");
    }

    assertThat(told).extracting(Progress::done).containsExactly(10L, 20L);
    assertThat(stored()).isEqualTo(20);
  }

  @Test
  void runningTwiceReplacesAndDoesNotDouble() {
    create(progress -> {}, build -> build.run(corpus));
    try (DocumentWriter writer = DocumentWriter.open(path, List.of(ENCODER))) {
      assertThat(new IndexBuild(writer, progress -> {}).run(corpus).skipped()).isZero();
    }

    assertThat(stored()).isEqualTo(DOCUMENTS);
  }

  @Test
  void whatCannotBeReadIsToldOfAndTheRestIsBuilt() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("some.jsonl"),
            "{\"id\":\"1\",\"text\":\"one\"}\nbroken\n{\"id\":\"3\",\"text\":\"three\"}\n");
    List<Entry> others = new ArrayList<>();

    try (DocumentWriter writer = DocumentWriter.create(path, List.of(ENCODER))) {
      IndexBuild build = new IndexBuild(writer, progress -> {}, others::add);
      Progress end = build.resume(DocumentSource.open(file));
      assertThat(end.complete()).isTrue();
      assertThat(end.done()).isEqualTo(2);
      assertThat(build.resume(DocumentSource.open(file)).skipped()).isEqualTo(2);
    }

    assertThat(others)
        .hasSize(2)
        .allSatisfy(
            other ->
                assertThat(other)
                    .isInstanceOfSatisfying(
                        SetAside.class, place -> assertThat(place.line()).isEqualTo(2)));
  }

  @Test
  void aCorpusThatIsReadOnceHasNoTotalBeforeItsEnd() {
    String lines = "{\"id\":\"1\",\"text\":\"one\"}\n{\"id\":\"2\",\"text\":\"two\"}\n";
    List<Progress> told = new ArrayList<>();

    Progress end =
        create(
            told::add,
            build ->
                build.run(
                    DocumentSource.once(
                        "a pipe",
                        new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
                        FieldMapping.DEFAULT)));

    assertThat(told).hasSize(1);
    assertThat(told.getFirst().total()).isEmpty();
    assertThat(told.getFirst().complete()).isFalse();
    assertThat(end.total()).hasValue(2);
    assertThat(end.complete()).isTrue();
    assertThat(stored()).isEqualTo(2);
  }

  private Progress create(Consumer<Progress> progress, Function<IndexBuild, Progress> run) {
    try (DocumentWriter writer = DocumentWriter.create(path, List.of(ENCODER))) {
      return run.apply(new IndexBuild(writer, progress, clock(), BATCH));
    }
  }

  private static LongSupplier clock() {
    AtomicLong nanos = new AtomicLong();
    return () -> nanos.getAndAdd(Duration.ofSeconds(2).toNanos());
  }

  private long stored() {
    try (DocumentIndex index = DocumentIndex.open(path)) {
      return index.documentCount();
    }
  }
}

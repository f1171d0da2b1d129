package dev.pith.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.corpus.BeirFolder;
import dev.pith.encode.Encoder;
import dev.pith.fixtures.BagOfWordsEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
            new Progress(10, 25, 0, 5, Duration.ofSeconds(3)),
            new Progress(20, 25, 0, 5, Duration.ofSeconds(1)),
            new Progress(25, 25, 0, 25 / 6.0, Duration.ZERO));
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

    assertThat(told.getFirst()).isEqualTo(new Progress(10, 25, 10, 0, Duration.ZERO));
    assertThat(told.getLast().done()).isEqualTo(DOCUMENTS);
    assertThat(told.getLast().skipped()).isEqualTo(BATCH);
    assertThat(stored()).isEqualTo(DOCUMENTS);
  }

  @Test
  void runningTwiceReplacesAndDoesNotDouble() {
    create(progress -> {}, build -> build.run(corpus));
    try (DocumentWriter writer = DocumentWriter.open(path, List.of(ENCODER))) {
      assertThat(new IndexBuild(writer, progress -> {}).run(corpus).skipped()).isZero();
    }

    assertThat(stored()).isEqualTo(DOCUMENTS);
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

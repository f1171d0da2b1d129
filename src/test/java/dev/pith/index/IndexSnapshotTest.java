package dev.pith.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.fixtures.Texts;
import dev.pith.search.FusionMethod;
import dev.pith.search.Hit;
import dev.pith.search.LuceneSearchEngine;
import dev.pith.search.SearchQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexSnapshotTest {
  private static final Encoder ENCODER = new BagOfWordsEncoder("full", 16, 1);
  private static final int BATCH = 7;
  private static final List<SearchQuery> QUERIES =
      List.of(
          SearchQuery.vector("full", "w1 w2 w3", 50),
          SearchQuery.lexical("w1 w2 w3", 50),
          SearchQuery.hybrid("full", "w1 w2 w3", 50, FusionMethod.RRF));

  @TempDir Path folder;

  @Test
  void whatIsRestoredFromASnapshotAnswersAsTheIndexDid() {
    Path index = build("index", 300);
    try (DocumentRemover remover = DocumentRemover.open(index)) {
      remover.remove(List.of("d1", "d2"));
    }
    Path snapshot = folder.resolve("new").resolve("snapshot");

    IndexSnapshot copied = IndexSnapshot.copy(index, snapshot);
    Path restored = folder.resolve("restored");
    assertThat(IndexSnapshot.copy(snapshot, restored)).isEqualTo(copied);

    assertThat(copied.documents()).isEqualTo(298);
    for (SearchQuery query : QUERIES) {
      assertThat(hits(restored, query)).isNotEmpty().isEqualTo(hits(index, query));
    }
    // It goes on as an index.
    try (DocumentWriter writer = DocumentWriter.open(restored, List.of(ENCODER))) {
      writer.add(List.of(new Document("more", "", "w1")));
    }
    try (DocumentIndex opened = DocumentIndex.open(restored)) {
      assertThat(opened.documentCount()).isEqualTo(299);
    }
    assertThat(IndexCheck.of(restored, List.of(ENCODER), 50).broken()).isEmpty();
  }

  @Test
  void snapshotsOfAnIndexThatIsBeingWrittenAreWholeCommits() throws InterruptedException {
    Path index = build("index", BATCH);
    AtomicBoolean enough = new AtomicBoolean();
    Thread writing =
        Thread.ofPlatform()
            .start(
                () -> {
                  try (DocumentWriter writer = DocumentWriter.open(index, List.of(ENCODER))) {
                    for (int batch = 1; !enough.get(); batch++) {
                      writer.add(batch(batch));
                    }
                  }
                });
    try {
      long before = 0;
      for (int i = 0; i < 20; i++) {
        Path snapshot = folder.resolve("snapshot" + i);
        long documents = IndexSnapshot.copy(index, snapshot).documents();

        assertThat(documents % BATCH).isZero();
        assertThat(documents).isGreaterThanOrEqualTo(before);
        assertThat(IndexCheck.of(snapshot, List.of(ENCODER), 10).broken()).isEmpty();
        before = documents;
      }
    } finally {
      enough.set(true);
      writing.join();
    }
  }

  private static List<Document> batch(int batch) {
    return IntStream.range(0, BATCH)
        .mapToObj(i -> new Document(batch + "-" + i, "", "w1 w" + batch))
        .toList();
  }

  @Test
  void nothingIsOverwrittenAndAnEmptyFolderIsFilled() throws IOException {
    Path index = build("index", 10);
    Path other = build("other", 10);
    Path file = Files.writeString(folder.resolve("file"), "x");
    for (Path taken : List.of(other, file, index)) {
      assertThatThrownBy(() -> IndexSnapshot.copy(index, taken))
          .isInstanceOf(IndexException.class)
          .hasMessageContaining("nothing is overwritten");
    }
    assertThat(Files.readString(file)).isEqualTo("x");
    IndexSnapshot.copy(index, Files.createDirectory(folder.resolve("empty")));
    assertThat(names(folder)).containsExactly("empty", "file", "index", "other");
  }

  @Test
  void aDamagedIndexIsNotCopiedAndLeavesNothingBeside() throws IOException {
    Path index = build("index", 30);
    for (String name : names(index)) {
      Path file = index.resolve(name);
      byte[] good = Files.readAllBytes(file);
      if (good.length == 0) {
        continue; // The lock.
      }
      byte[] bad = good.clone();
      bad[bad.length / 2] ^= 4;
      Files.write(file, bad);

      assertThatThrownBy(() -> IndexSnapshot.copy(index, folder.resolve("snapshot")))
          .as(name)
          .isInstanceOf(IndexException.class);
      assertThat(names(folder)).as(name).containsExactly("index");
      Files.write(file, good);
    }
  }

  @Test
  void anInterruptedCopyLeavesNothingBehindAndTheIndexAsItWas() throws IOException {
    Path index = build("index", 30);
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> IndexSnapshot.copy(index, folder.resolve("snapshot")))
          .isInstanceOf(IndexException.class)
          .hasMessageContaining("interrupted");
      assertThatThrownBy(() -> IndexCheck.of(index, List.of(), 1))
          .hasMessageContaining("interrupted");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(names(folder)).containsExactly("index");
    assertThat(IndexCheck.of(index, List.of(), 1).broken()).isEmpty();
  }

  private Path build(String name, int documents) {
    Path path = folder.resolve(name);
    try (DocumentWriter writer = DocumentWriter.create(path, List.of(ENCODER))) {
      writer.add(Texts.documents(new Random(3), documents));
    }
    return path;
  }

  private static List<String> names(Path path) throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  private static List<Hit> hits(Path path, SearchQuery query) {
    try (DocumentIndex index = DocumentIndex.open(path);
        LuceneSearchEngine engine =
            new LuceneSearchEngine(index, List.of(ENCODER), Pairing.SYMMETRIC)) {
      return engine.search(query).hits();
    }
  }
}

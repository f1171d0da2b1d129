package dev.pith.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.encode.Encoder;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.fixtures.Texts;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentIndexTest {
  private static final long SEED = 7;
  private static final Encoder ENCODER = new BagOfWordsEncoder("bag", 16, SEED);

  @TempDir Path folder;
  private Path path;

  @BeforeEach
  void name() {
    path = folder.resolve("index");
  }

  @Test
  void aGrowingIndexIsSeenAfterEachRefreshAndNotBefore() {
    try (DocumentWriter writer = DocumentWriter.create(path, List.of(ENCODER));
        DocumentIndex index = DocumentIndex.open(path)) {
      for (int batch = 1; batch <= 5; batch++) {
        writer.add(Texts.documents(new Random(SEED), 10 * batch));
        assertThat(index.documentCount()).isEqualTo(10L * (batch - 1));
        index.refresh();
        assertThat(index.documentCount()).isEqualTo(10L * batch);
      }
    }
  }

  @Test
  void anIndexOfOtherEncodersInTheSamePlaceIsNotMixedIn() throws IOException {
    build(ENCODER);
    try (DocumentIndex index = DocumentIndex.open(path)) {
      for (Path file : files()) {
        Files.delete(file);
      }
      Encoder other = new BagOfWordsEncoder("other", 16, SEED + 1);
      try (DocumentWriter writer = DocumentWriter.create(path, List.of(other))) {
        writer.add(Texts.documents(new Random(SEED), 3));
        writer.add(Texts.documents(new Random(SEED), 4));
      }

      assertThatThrownBy(index::refresh)
          .isInstanceOf(IndexException.class)
          .hasMessageContaining("was replaced");
    }
  }

  @Test
  void factsTellOfTheCommitAndOfWhatWasDeletedInIt() {
    build(ENCODER);
    try (DocumentIndex index = DocumentIndex.open(path)) {
      IndexFacts before = index.facts();
      assertThat(before.fields()).isEqualTo(index.fields());
      assertThat(before.precision()).isEqualTo(VectorPrecision.FLOAT32);
      assertThat(before.passageTokens()).isEmpty();
      assertThat(before.bytes()).isEqualTo(index.bytes());
      assertThat(before.segments()).isPositive();
      // Five of the twenty were added again.
      assertThat(before.deletedShare()).isEqualTo(5 / 25.0);

      try (DocumentRemover remover = DocumentRemover.open(path)) {
        remover.remove(List.of("d0"));
      }
      index.refresh();
      assertThat(index.facts().deletedShare()).isEqualTo(6 / 25.0);
    }
    Path empty = folder.resolve("empty");
    DocumentWriter.create(empty, List.of(ENCODER)).close();
    try (DocumentIndex index = DocumentIndex.open(empty)) {
      assertThat(index.facts().deletedShare()).isZero();
    }
  }

  @Test
  void aFileThatIsCutShortOrMissingIsFoundWhenItIsOpened() throws IOException {
    build(ENCODER);
    for (Path file : files()) {
      byte[] good = Files.readAllBytes(file);
      for (int length : new int[] {good.length - 1, good.length / 2, 0}) {
        Files.write(file, Arrays.copyOf(good, length));
        assertThatThrownBy(() -> DocumentIndex.open(path).close())
            .as("%s, %d bytes", file.getFileName(), length)
            .isInstanceOf(IndexException.class);
      }
      Files.delete(file);
      assertThatThrownBy(() -> DocumentIndex.open(path).close())
          .as("without %s", file.getFileName())
          .isInstanceOf(IndexException.class);
      Files.write(file, good);
    }
  }

  @Test
  void whatIsNotAnIndexIsSaidPlainly() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path photos = Files.createDirectory(folder.resolve("photos"));
    Files.writeString(photos.resolve("photo"), "");

    assertThatThrownBy(() -> DocumentIndex.open(folder.resolve("no")))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("there is no index in");
    assertThat(folder.resolve("no")).doesNotExist();
    assertThatThrownBy(() -> DocumentIndex.open(empty))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("there is no index in");
    assertThatThrownBy(() -> DocumentIndex.open(photos))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("holds files but no index");
  }

  @Test
  void whoNamesTheFolderAroundIndexesIsToldTheNewestOne() throws IOException {
    Path older = folder.resolve("older");
    DocumentWriter.create(older, List.of(ENCODER)).close();
    Files.setLastModifiedTime(older, FileTime.fromMillis(1));
    build(ENCODER);
    Files.createDirectory(folder.resolve("photos"));

    assertThatThrownBy(() -> DocumentIndex.open(folder))
        .isInstanceOf(IndexException.class)
        .hasMessageEndingWith(
            "holds files but no index: name the folder of an index, such as " + path);
  }

  @Test
  void aGenerationIsNotNamedAsAnIndex() throws IOException {
    build(ENCODER);
    Files.move(path, folder.resolve("generation-1"));

    assertThatThrownBy(() -> DocumentIndex.open(folder))
        .isInstanceOf(IndexException.class)
        .hasMessageEndingWith("name the folder of an index");
  }

  @Test
  void aLuceneIndexOfAnotherProgramIsRefused() throws IOException {
    try (Directory directory = FSDirectory.open(path);
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      writer.commit();
    }
    assertThatThrownBy(() -> DocumentIndex.open(path))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("was not made by this version of Pith");
    assertThatThrownBy(() -> DocumentWriter.open(path, List.of(ENCODER)))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("was not made by this version of Pith");
  }

  @Test
  void aClosedIndexSaysSo() {
    build(ENCODER);
    DocumentIndex index = DocumentIndex.open(path);
    index.close();

    assertThatThrownBy(index::documentCount)
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("is closed");
    assertThatThrownBy(index::refresh)
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("is closed");
  }

  @Test
  void eachFailureOfTheFileSystemHasItsOwnAdvice() {
    Map<IOException, String> advice =
        Map.of(
            new IOException("/x/_0.vec: No space left on device"), "free some space and go on",
            new IOException("Read-only file system"), "choose another folder",
            new AccessDeniedException("/x"), "change the rights of the folder",
            new NoSuchFileException("_0.vec"), "a file is missing: _0.vec",
            new EOFException("read past EOF"), "a file is cut short",
            new IOException("Input/output error"), "check the disk");

    advice.forEach(
        (failure, words) ->
            assertThat(IndexException.of(path, failure))
                .hasMessageStartingWith("index " + path)
                .hasMessageContaining(words)
                .hasCause(failure));
  }

  private void build(Encoder encoder) {
    try (DocumentWriter writer = DocumentWriter.create(path, List.of(encoder))) {
      writer.add(Texts.documents(new Random(SEED), 20));
      writer.add(Texts.documents(new Random(SEED + 1), 5));
    }
  }

  /** All but the lock, which is empty. */
  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(file -> !file.endsWith(IndexWriter.WRITE_LOCK_NAME)).toList();
    }
  }
}

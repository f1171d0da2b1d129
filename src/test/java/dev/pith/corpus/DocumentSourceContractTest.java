package dev.pith.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every form of a corpus, by itself and in a folder. */
class DocumentSourceContractTest {
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");
  private static final int ROUNDS = 60;
  private static final int LONGEST_BYTES = 400;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void allDocumentsAreReadAndAgainTheSame(Corpora form) {
    DocumentSource source = DocumentSource.open(form.write(folder));

    List<Document> documents = documents(source);

    assertThat(documents).hasSize(form.documents());
    assertThat(documents(source)).isEqualTo(documents);
    assertThat(source.documentCount()).isEqualTo(form.documents());
    assertThat(entries(DocumentSource.open(form.path(folder)))).containsAll(documents);
  }

  @ParameterizedTest
  @EnumSource
  void everyDocumentHasAnIdOfItsOwn(Corpora form) {
    form.write(folder);

    for (DocumentSource source : both(form)) {
      assertThat(documents(source)).extracting(Document::id).doesNotHaveDuplicates();
      assertThat(documents(source)).noneMatch(document -> document.id().isBlank());
    }
  }

  @ParameterizedTest
  @EnumSource
  void theEndOfAFileMayBeMissing(Corpora form) {
    byte[] whole = form.bytes();
    for (int length = 0; length < whole.length; length++) {
      form.write(folder, Arrays.copyOf(whole, length));

      assertReadable(form, "cut to %d bytes".formatted(length));
    }
  }

  @ParameterizedTest
  @EnumSource
  void changedBytesAreDocumentsOrSetAside(Corpora form) {
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      byte[] bytes = form.bytes();
      for (int i = random.nextInt(6); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      form.write(folder, bytes);

      assertReadable(form, "seed " + seed);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anyBytesAreDocumentsOrSetAside(Corpora form) {
    byte[] marks =
        "<>{}[]\"'`,;\t\r\n#*_-!&/\\ DOC\uFEFF".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      byte[] bytes = new byte[random.nextInt(LONGEST_BYTES)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] =
            random.nextInt(8) == 0 ? (byte) random.nextInt() : marks[random.nextInt(marks.length)];
      }
      form.write(folder, bytes);

      assertReadable(form, "seed " + seed);
    }
  }

  @ParameterizedTest
  @EnumSource
  @EnabledOnOs(value = OS.LINUX, disabledReason = "no other system lists open files in a folder")
  void whatIsClosedEarlyIsClosed(Corpora form) throws IOException {
    form.write(folder);

    for (DocumentSource source : both(form)) {
      try (Stream<Entry> entries = source.entries()) {
        assertThat(entries.iterator().next()).isNotNull();
      }
      assertThat(openFiles()).noneMatch(file -> file.equals(form.path(folder)));
    }
  }

  private void assertReadable(Corpora form, String what) {
    for (DocumentSource source : both(form)) {
      List<Entry> entries = entries(source);
      assertThat(entries).as(what).isEqualTo(entries(source));
      assertThat(entries.stream().filter(Document.class::isInstance).map(e -> ((Document) e).id()))
          .as(what)
          .doesNotHaveDuplicates();
    }
  }

  /** The file that is the corpus, and the folder that holds it. */
  private List<DocumentSource> both(Corpora form) {
    try {
      return List.of(DocumentSource.open(form.path(folder)), DocumentSource.open(folder));
    } catch (CorpusException noText) {
      // A file of lines that begins like a picture is refused before it is read.
      return List.of(DocumentSource.open(folder));
    }
  }

  private static List<Entry> entries(DocumentSource source) {
    try (Stream<Entry> entries = source.entries()) {
      return entries.toList();
    }
  }

  private static List<Document> documents(DocumentSource source) {
    try (Stream<Document> documents = source.documents()) {
      return documents.toList();
    }
  }

  private static List<Path> openFiles() throws IOException {
    try (Stream<Path> links = Files.list(OPEN_FILES)) {
      return links.flatMap(DocumentSourceContractTest::target).toList();
    }
  }

  /** The list itself is one of the open files, and is gone by then. */
  private static Stream<Path> target(Path link) {
    try {
      return Stream.of(Files.readSymbolicLink(link));
    } catch (IOException gone) {
      return Stream.empty();
    }
  }
}

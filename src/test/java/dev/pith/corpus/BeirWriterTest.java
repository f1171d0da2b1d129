package dev.pith.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A collection that was written is read as it was, or is not there. */
class BeirWriterTest {
  private static final List<Document> DOCUMENTS =
      List.of(
          new Document(
              "a\tb \"c\"",
              "T\n",
              "\u661f\u2028 \ud83d\ude00",
              new Metadata(Map.of("tag", List.of("x", "y")), Map.of("year", 1999.5))),
          new Document("2", "", ""));
  private static final List<Query> QUERIES = List.of(new Query("q 1", "who\tlooks \"up\"?"));

  @TempDir Path folder;

  private static CollectionContents contents(String document) {
    return new CollectionContents(
        DOCUMENTS.stream(),
        QUERIES,
        Map.of(
            "judged", new Judgements(Map.of("q 1", Map.of(document, 1, "3", 0))),
            "empty", new Judgements(Map.of())),
        Map.of("NOTE.txt", "mine"));
  }

  @Test
  void whatWasWrittenIsReadAgain() {
    BeirFolder written = BeirFolder.write(folder.resolve("data"), contents("2"));

    try (Stream<Document> documents = written.documents()) {
      assertThat(documents).containsExactlyElementsOf(DOCUMENTS);
    }
    assertThat(written.queries()).isEqualTo(QUERIES);
    assertThat(written.judgements("judged").gains())
        .isEqualTo(Map.of("q 1", Map.of("2", 1, "3", 0)));
    assertThat(written.judgements("empty").gains()).isEmpty();
    assertThat(folder.resolve("data/NOTE.txt")).hasContent("mine");
  }

  @Test
  void whatFailsInTheMiddleLeavesNothing() throws IOException {
    assertThatThrownBy(() -> BeirFolder.write(folder.resolve("data"), contents("a\tb")))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("has a tab");
    Stream<Document> broken =
        DOCUMENTS.stream()
            .peek(
                document -> {
                  throw new UncheckedIOException(new IOException("the disk is gone"));
                });
    assertThatThrownBy(
            () ->
                BeirFolder.write(
                    folder.resolve("data"),
                    new CollectionContents(broken, QUERIES, Map.of(), Map.of())))
        .isInstanceOf(UncheckedIOException.class);

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    Path mine = Files.createDirectory(folder.resolve("data")).resolve("mine");
    Files.writeString(mine, "mine");

    assertThatThrownBy(() -> BeirFolder.write(folder.resolve("data"), contents("2")))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("name a folder that does not exist yet");
    assertThat(mine).hasContent("mine");
    assertThat(folder.resolve("data")).isDirectoryContaining(path -> path.equals(mine));
  }
}

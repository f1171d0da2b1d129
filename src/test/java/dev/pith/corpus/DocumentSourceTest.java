package dev.pith.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentSourceTest {
  private static final String LINES =
      """
      {"_id":"a","title":"one","text":"first"}
      {"_id":"b","text":"second"}
      """;
  private static final List<Document> DOCUMENTS =
      List.of(new Document("a", "one", "first"), new Document("b", "", "second"));

  @TempDir private Path folder;

  @Test
  void aFolderAndAFileOfTheSameLinesHaveTheSameDocuments() throws IOException {
    Path collection = Files.createDirectory(folder.resolve("set.v1"));
    Path file = Files.writeString(collection.resolve("corpus.jsonl"), LINES);

    assertThat(read(collection)).isEqualTo(DOCUMENTS);
    assertThat(read(file)).isEqualTo(DOCUMENTS);
    assertThat(DocumentSource.open(collection).name()).isEqualTo("set.v1");
    assertThat(DocumentSource.open(file).name()).isEqualTo("corpus");
  }

  @Test
  void aTextFileHasADocumentOnEachLineThatIsNotBlankCalledByItsNumber() throws IOException {
    Path file =
        Files.writeString(folder.resolve("notes.2026.txt"), " first \n\n{\"_id\":1}\r\nlast");

    assertThat(read(file))
        .containsExactly(
            new Document("1", "", "first"),
            new Document("3", "", "{\"_id\":1}"),
            new Document("4", "", "last"));
    assertThat(DocumentSource.open(file).name()).isEqualTo("notes.2026");
  }

  @Test
  void whatIsNotThereOrNotTextIsRefusedWithItsPlace() throws IOException {
    Path bytes = folder.resolve("bytes.txt");
    Files.write(bytes, "good\nb\u00e4d\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> DocumentSource.open(folder.resolve("nowhere")))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("does not exist");
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("line 2");
    assertThatThrownBy(
            () ->
                DocumentSource.open(Files.createDirectory(folder.resolve("empty")))
                    .requireDocument())
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("empty has no documents");
  }

  private static List<Document> read(Path path) {
    try (var documents = DocumentSource.open(path).documents()) {
      return documents.toList();
    }
  }
}

package dev.pith.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeirFolderTest {
  private static final String ONE = "{\"_id\":\"1\",\"title\":\"a\",\"text\":\"b\"}\n";

  @TempDir Path folder;

  @Test
  void documentsComeAsTheyStandInTheFile() throws IOException {
    corpus("\uFEFF" + ONE.replace("\n", "\r\n") + "\n{\"_id\":2,\"metadata\":{\"x\":[1]}}");

    BeirFolder beir = BeirFolder.open(folder);

    assertThat(documents(beir)).containsExactly(document("1", "a", "b"), document("2", "", ""));
    assertThat(beir.documentCount()).isEqualTo(2);
  }

  @Test
  void aMissingOrNullTitleOrTextIsAnEmptyOne() throws IOException {
    corpus("{\"_id\":\"1\",\"title\":null}");

    assertThat(documents(BeirFolder.open(folder))).containsExactly(document("1", "", ""));
  }

  @Test
  void aLaterLineIsNotReadUntilItIsAskedFor() throws IOException {
    corpus(ONE + "broken");

    try (Stream<Document> documents = BeirFolder.open(folder).documents()) {
      assertThat(documents.findFirst()).contains(document("1", "a", "b"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{\"_id\":\"1\"            | is not JSON at column",
        "{\"_id\":\"1\"} x         | is not JSON at column",
        "{\"_id\":\"1\",\"_id\":\"2\"} | is not JSON at column",
        "[\"1\"]                   | is not a JSON object",
        "{\"title\":\"a\"}         | has no _id",
        "{\"_id\":null}            | has no _id",
        "{\"_id\":\" \"}           | blank",
        "{\"_id\":\"2\",\"text\":3} | has a text that is not a string",
        "{\"_id\":\"1\"}           | repeats _id '1'",
      })
  void aWrongLineIsNamedWithItsFileAndNumber(String line, String problem) throws IOException {
    corpus(ONE + line);

    assertThatThrownBy(() -> BeirFolder.open(folder).documentCount())
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("corpus.jsonl, line 2: ")
        .hasMessageContaining(problem);
  }

  @Test
  void bytesThatAreNotUtf8AreNamedWithTheirLine() throws IOException {
    byte[] bytes = (ONE + "{\"_id\":\"2\",\"text\":\"?\"}").getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 3] = (byte) 0xE9;
    Files.write(folder.resolve("corpus.jsonl"), bytes);

    assertThatThrownBy(() -> BeirFolder.open(folder).documentCount())
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("line 2: is not UTF-8");
  }

  @Test
  void anEndlessLineStopsAtTheLimit() throws IOException {
    byte[] bytes = new byte[BoundedLines.MAX_LINE_BYTES + 1];
    Arrays.fill(bytes, (byte) 'a');
    Files.write(folder.resolve("corpus.jsonl"), bytes);

    assertThatThrownBy(() -> BeirFolder.open(folder))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("line 1: is longer than 8388608 bytes");
  }

  @Test
  void deepNestingIsRefused() throws IOException {
    corpus("{\"_id\":\"1\",\"x\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}");

    assertThatThrownBy(() -> BeirFolder.open(folder))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("line 1: is not JSON");
  }

  @Test
  void aFolderWithoutDocumentsIsRefused() throws IOException {
    corpus("\n\n");

    assertThatThrownBy(() -> BeirFolder.open(folder))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("has no documents");
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThatThrownBy(() -> BeirFolder.open(folder.resolve("no")))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("is not a folder");
    assertThatThrownBy(() -> BeirFolder.open(folder))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("corpus.jsonl does not exist");
  }

  @Test
  void queriesComeInFileOrderAndNeedWords() throws IOException {
    corpus(ONE);
    Files.writeString(
        folder.resolve("queries.jsonl"),
        "{\"_id\":\"q2\",\"text\":\"b\"}\n{\"_id\":\"q1\",\"text\":\"a\"}\n");
    BeirFolder beir = BeirFolder.open(folder);
    assertThat(beir.queries()).containsExactly(new Query("q2", "b"), new Query("q1", "a"));

    Files.writeString(folder.resolve("queries.jsonl"), "{\"_id\":\"q\",\"text\":\" \"}");
    assertThatThrownBy(beir::queries)
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("line 1: has no text");

    Files.delete(folder.resolve("queries.jsonl"));
    assertThatThrownBy(beir::queries)
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("queries.jsonl does not exist");
  }

  private void corpus(String text) throws IOException {
    Files.writeString(folder.resolve("corpus.jsonl"), text);
  }

  private static List<Document> documents(BeirFolder beir) {
    try (Stream<Document> documents = beir.documents()) {
      return documents.toList();
    }
  }

  private static Document document(String id, String title, String text) {
    return new Document(id, title, text);
  }
}

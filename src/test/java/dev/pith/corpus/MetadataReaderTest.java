package dev.pith.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataReaderTest {
  @TempDir Path folder;

  @Test
  void wordsAndNumbersAreReadAndTheRestIsLeftOut() throws IOException {
    Metadata metadata =
        read(
            """
            {"language":"en","tags":["a","b","a"],"year":1999,"free":true,"none":null,\
            "blank":"","deep":{"x":1},"list":[{"x":1},null],"zero":-0.0}\
            """);

    assertThat(metadata.words())
        .isEqualTo(
            Map.of("language", List.of("en"), "tags", List.of("a", "b"), "free", List.of("true")));
    assertThat(metadata.numbers()).isEqualTo(Map.of("year", 1999.0, "zero", 0.0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "null", "\"text\"", "[1]", "3"})
  void withoutAnObjectThereIsNone(String json) throws IOException {
    assertThat(read(json)).isEqualTo(Metadata.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "ä", "x=y"})
  void aFieldNobodyCouldNameIsRefusedWithItsLine(String field) {
    assertThatThrownBy(() -> read("{\"" + field + "\":1}"))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("rename it")
        .hasMessageContaining("1");
  }

  @Test
  void aValueOfABookIsRefused() {
    assertThatThrownBy(() -> read("{\"f\":\"" + "x".repeat(8_001) + "\"}"))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("8000 characters");
  }

  private Metadata read(String json) throws IOException {
    Files.writeString(
        folder.resolve("corpus.jsonl"),
        "{\"_id\":\"1\",\"text\":\"t\",\"metadata\":" + json.strip() + "}\n");
    try (Stream<Document> documents = BeirFolder.open(folder).documents()) {
      return documents.findFirst().orElseThrow().metadata();
    }
  }
}

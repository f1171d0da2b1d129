package dev.pith.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentJsonTest {
  @Test
  void metadataIsReadAsItWasWritten() {
    Metadata metadata =
        new Metadata(
            Map.of("kind", List.of("a \"b\"", "\u00e9\n"), "day", List.of("2026-11-30")),
            Map.of("year", 1990.5, "none", 0.0));
    assertThat(DocumentJson.metadata(DocumentJson.metadata(metadata))).isEqualTo(metadata);
    assertThat(DocumentJson.metadata(DocumentJson.metadata(Metadata.NONE)))
        .isEqualTo(Metadata.NONE);
  }

  @Test
  void aDocumentIsOneLine() {
    assertThat(DocumentJson.line(new Document("1", "a\nb", "c\r\nd"))).doesNotContain("\n", "\r");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "x", "{\"a\":1}}"})
  void whatIsNoJsonIsRefused(String json) {
    assertThatThrownBy(() -> DocumentJson.metadata(json))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("metadata is not JSON");
  }
}

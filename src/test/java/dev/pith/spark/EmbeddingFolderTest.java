package dev.pith.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingFolderTest {
  private static final EmbeddingLineage LINEAGE =
      new EmbeddingLineage(EmbeddingLineage.FORMAT, "compact", "a".repeat(64), "b", 384, 512);
  private static final EmbeddingTotals TOTALS = new EmbeddingTotals(1_000, 3, 2);

  private EmbeddingFolder folder;

  @BeforeEach
  void nameTheFolder(@TempDir Path path) {
    folder = new EmbeddingFolder(path);
  }

  @Test
  void whatIsWrittenIsReadAgainAndBeforeItIsNothing() throws IOException {
    assertThat(folder.lineage()).isEmpty();
    assertThat(folder.totals()).isEmpty();

    folder.write(LINEAGE);
    folder.write(TOTALS);

    assertThat(folder.lineage()).contains(LINEAGE);
    assertThat(folder.totals()).contains(TOTALS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"documents\":null,\"rejected\":0,\"partitions\":1}",
        "{\"documents\":1,\"rejected\":0,\"partitions\":1,\"more\":1}",
        "{\"documents\":1,\"rejected\":0,\"partitions\":1} {}"
      })
  void totalsThatAreNoneAreRefusedByName(String content) throws IOException {
    Files.writeString(folder.complete(), content);

    assertThatThrownBy(folder::totals)
        .isInstanceOf(EmbeddingException.class)
        .hasMessageContaining("_complete.json is not what pith embed writes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"encoder", "modelSha256", "fingerprint", "dimension"})
  void aLineageWithNullInItIsRefusedByName(String member) throws IOException {
    folder.write(LINEAGE);
    Path file = folder.path().resolve("_lineage.json");
    String nulled =
        Files.readString(file)
            .replaceFirst(
                "\"%s\":(\"[^\"]*\"|[0-9]+)".formatted(member), "\"" + member + "\":null");
    assertThat(nulled).contains(":null");
    Files.writeString(file, nulled);

    assertThatThrownBy(folder::lineage)
        .isInstanceOf(EmbeddingException.class)
        .hasMessageContaining("_lineage.json is not what pith embed writes");
  }
}

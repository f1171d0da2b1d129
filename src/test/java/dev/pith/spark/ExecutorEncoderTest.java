package dev.pith.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.encode.Encoder;
import dev.pith.encode.OnnxEncoder;
import dev.pith.encode.Role;
import dev.pith.fixtures.Models;
import dev.pith.model.EncoderDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an executor does before it embeds anything. */
class ExecutorEncoderTest {
  private final EncoderDirectory full = Models.full();
  private final EmbeddingLineage lineage = EmbeddingLineage.of("full", full.manifest(), 16);

  @TempDir private Path folder;

  @Test
  void allTasksShareOneEncoderWhichIsTheOneOfTheJob() {
    Encoder first = ExecutorEncoder.get(lineage, full.path());
    assertThat(ExecutorEncoder.get(lineage, folder)).isSameAs(first);
    try (OnnxEncoder here = OnnxEncoder.open(full)) {
      assertThat(first.encode(Role.DOCUMENT, "a text").vector())
          .isEqualTo(here.encode(Role.DOCUMENT, "a text").vector());
    }
  }

  @Test
  void anotherModelThanThatOfTheJobIsRefused() {
    String other = "0".repeat(64);
    for (EmbeddingLineage wrong :
        new EmbeddingLineage[] {
          new EmbeddingLineage(1, "full", other, lineage.fingerprint() + "x", 384, 16),
          new EmbeddingLineage(1, "full", lineage.modelSha256(), other, 384, 16)
        }) {
      assertThatThrownBy(() -> ExecutorEncoder.get(wrong, full.path()))
          .isInstanceOf(EmbeddingException.class)
          .hasMessageContaining("not that of the job");
    }
  }

  @Test
  void aPartitionThatIsNotAsItWasStagedIsNotEmbedded() throws IOException {
    EmbeddingFolder out = new EmbeddingFolder(folder);
    Files.createDirectories(out.staging());
    Files.writeString(out.staged(3), "{\"_id\":\"1\",\"text\":\"cut o");
    Encoder encoder = ExecutorEncoder.get(lineage, full.path());
    StagedPartition staged = new StagedPartition(3, "0".repeat(64));

    assertThatThrownBy(() -> new PartitionEmbedding(out, lineage, encoder).run(staged))
        .isInstanceOf(EmbeddingException.class)
        .hasMessageContaining("is not as the driver wrote it");
    assertThat(out.part(3)).doesNotExist();
  }

  @Test
  void aFolderOfAnotherEncoderOrOtherPartitionsIsNotGoneOnWith() {
    assertThat(lineage.isAlike(EmbeddingLineage.of("renamed", full.manifest(), 16))).isTrue();
    assertThat(lineage.isAlike(EmbeddingLineage.of("full", full.manifest(), 17))).isFalse();
    assertThat(
            lineage.isAlike(
                new EmbeddingLineage(1, "full", "0".repeat(64), lineage.fingerprint(), 384, 16)))
        .isFalse();
  }
}

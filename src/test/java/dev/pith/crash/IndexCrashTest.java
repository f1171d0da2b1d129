package dev.pith.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.index.DocumentIndex;
import dev.pith.index.IndexCheck;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kills a process that writes an index, as kill -9 does, and looks at what is left. */
class IndexCrashTest {
  private static final int KILLS = 3;
  private static final long SEED = 5;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, KilledWriter.PASSAGE_TOKENS})
  void everyAcknowledgedDocumentSurvivesAKillAndTheIndexGoesOn(int passageTokens)
      throws IOException, InterruptedException {
    Path path = folder.resolve("index");
    Random random = new Random(SEED);
    int acknowledged = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      acknowledged = writeUntilKilled(path, passageTokens, acknowledged, 3 + random.nextInt(20));

      assertThat(IndexCheck.of(path, List.of(), 1).broken()).isEmpty();
      try (DocumentIndex index = DocumentIndex.open(path)) {
        List<String> ids =
            IntStream.range(0, acknowledged * KilledWriter.BATCH_DOCUMENTS)
                .mapToObj(Integer::toString)
                .toList();
        assertThat(ids).as("after kill %d", kill).allMatch(index::contains);
        assertThat(index.documentCount() % KilledWriter.BATCH_DOCUMENTS).isZero();
      }
    }
  }

  /** Starts the writer, kills it after some batches, and returns how many are acknowledged. */
  private static int writeUntilKilled(Path path, int passageTokens, int before, int batches)
      throws IOException, InterruptedException {
    Process writer =
        Child.start(
            KilledWriter.class,
            path.toString(),
            Integer.toString(before),
            Integer.toString(passageTokens));
    int acknowledged = before;
    try (BufferedReader lines = writer.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        acknowledged = Integer.parseInt(line) + 1;
        if (acknowledged == before + batches) {
          writer.toHandle().destroyForcibly(); // Leaves the pipe open, what it has printed counts.
        }
      }
    } finally {
      writer.destroyForcibly().waitFor();
    }
    assertThat(acknowledged).isGreaterThanOrEqualTo(before + batches);
    return acknowledged;
  }
}

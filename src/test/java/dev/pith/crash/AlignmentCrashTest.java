package dev.pith.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.model.AlignmentFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that writes records, as kill -9 does, and looks at what is left. */
class AlignmentCrashTest {
  private static final int KILLS = 3;
  private static final long SEED = 11;

  @TempDir Path folder;

  @Test
  void afterAKillTheFileHasTheOldRecordsOrTheNewOnes() throws IOException, InterruptedException {
    AlignmentFile file =
        new AlignmentFile(folder.resolve(AlignmentFile.NAME), KilledRecorder.ENCODER);
    Random random = new Random(SEED);
    for (int kill = 0; kill < KILLS; kill++) {
      writeUntilKilled(file.path(), 1 + random.nextInt(30));

      assertThat(file.read()).as("after kill %d", kill).isIn(KilledRecorder.IN_TURNS);
    }
  }

  private static void writeUntilKilled(Path file, int times)
      throws IOException, InterruptedException {
    Process recorder = Child.start(KilledRecorder.class, file.toString());
    try (BufferedReader lines = recorder.inputReader()) {
      for (int i = 0; i < times; i++) {
        assertThat(lines.readLine()).isNotNull();
      }
    } finally {
      recorder.destroyForcibly().waitFor();
    }
  }
}

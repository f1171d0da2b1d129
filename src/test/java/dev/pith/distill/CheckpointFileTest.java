package dev.pith.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.bert.FloatMatrix;
import dev.pith.fixtures.TinyEncoders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointFileTest {
  @TempDir private Path folder;

  @Test
  void whatWasWrittenIsRead() {
    TrainingState state = state(1);
    file("a").write(state(2));
    file("a").write(state);
    assertThat(file("a").read()).contains(state);
  }

  @Test
  void nothingIsReadOfAnotherTraining() {
    file("a").write(state(1));
    assertThat(file("b").read()).isEmpty();
  }

  @Test
  void nothingIsReadWhereNothingIs() {
    assertThat(file("a").read()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aDamagedFileIsRefusedByName(long seed) throws IOException {
    CheckpointFile file = file("a");
    file.write(state(1));
    byte[] bytes = Files.readAllBytes(file.file());
    // Behind magic, version and name, whose damage makes it another training's.
    int at = 11 + new Random(seed).nextInt(bytes.length - 11);
    bytes[at] ^= 0x10;
    Files.write(file.file(), bytes);
    assertThatThrownBy(file::read)
        .as("byte %d", at)
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining(file.file().toString())
        .hasMessageContaining("delete it");
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 40, 200})
  void aCutFileIsRefused(int length) throws IOException {
    CheckpointFile file = file("a");
    file.write(state(1));
    Files.write(file.file(), java.util.Arrays.copyOf(Files.readAllBytes(file.file()), length));
    assertThatThrownBy(file::read).isInstanceOf(CheckpointException.class);
  }

  private CheckpointFile file(String training) {
    return new CheckpointFile(folder.resolve("checkpoint"), training);
  }

  private static TrainingState state(long seed) {
    Random random = new Random(seed);
    List<FloatMatrix> matrices =
        List.of(
            TinyEncoders.matrix(random, 3, 5, 1),
            TinyEncoders.matrix(random, 1, 4, 1),
            TinyEncoders.matrix(random, 7, 2, 1));
    return new TrainingState(40, 30, 0.25, 0.5, matrices, matrices, matrices, matrices);
  }
}

package dev.pith.distill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.encode.Role;
import dev.pith.fixtures.BagOfWordsEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TeacherVectorsTest {
  private static final List<Passage> TEXTS =
      IntStream.range(0, 40)
          .mapToObj(i -> new Passage(i % 3 == 0 ? Role.QUERY : Role.DOCUMENT, "text number " + i))
          .toList();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 64, 1000, 5000})
  void aFileThatWasCutAnywhereIsGoneOnFrom(int bytes) throws IOException {
    Path file = folder.resolve("vectors");
    BagOfWordsEncoder teacher = new BagOfWordsEncoder("teacher", 16, 1);
    List<float[]> whole = vectors(teacher, file).of(TEXTS);
    byte[] content = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(content, Math.min(bytes, content.length)));

    List<float[]> again = vectors(teacher, file).of(TEXTS);

    assertThat(again.toArray(float[][]::new)).isDeepEqualTo(whole.toArray(float[][]::new));
    assertThat(whole.toArray(float[][]::new))
        .isDeepEqualTo(
            teacher
                .encodeAll(Role.QUERY, TEXTS.stream().map(Passage::text).toList())
                .toArray(float[][]::new));
    assertThat(Files.readAllBytes(file)).isEqualTo(content);
  }

  @Test
  void progressBeginsWithWhatIsKeptAndEndsWithAll() {
    Path file = folder.resolve("vectors");
    BagOfWordsEncoder teacher = new BagOfWordsEncoder("teacher", 16, 1);
    vectors(teacher, file).of(TEXTS.subList(0, 30));
    List<Integer> told = new ArrayList<>();

    new TeacherVectors(teacher, file, telling(told)).of(TEXTS);

    assertThat(told).containsExactly(30, 40);
  }

  private static TeacherVectors vectors(BagOfWordsEncoder teacher, Path file) {
    return new TeacherVectors(teacher, file, (step, steps, loss, best) -> {});
  }

  private static TrainingProgress telling(List<Integer> told) {
    return new TrainingProgress() {
      @Override
      public void taught(int texts, int of) {
        told.add(texts);
      }

      @Override
      public void validated(int step, int steps, double loss, double bestScore) {}
    };
  }
}

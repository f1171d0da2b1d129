package dev.pith.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files are opened at all. */
class ModelFileTest {
  private static final byte[] SOUND = SmallModel.with(unchanged -> {});

  @TempDir Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void writeFile() throws IOException {
    file = Files.write(folder.resolve("small.onnx"), SOUND);
  }

  @Test
  void aRegularFileIsRead() {
    assertThat(OnnxReader.read(file)).isEqualTo(OnnxReader.read(SOUND));
  }

  @Test
  void aSymbolicLinkToARegularFileIsRead() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link.onnx"), file);

    assertThat(OnnxReader.read(link)).isEqualTo(OnnxReader.read(SOUND));
  }

  @Test
  void aMissingFileIsNamed() {
    Path missing = folder.resolve("missing.onnx");

    assertThatThrownBy(() -> OnnxReader.read(missing))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("there is no model file " + missing)
        .hasCauseInstanceOf(NoSuchFileException.class);
  }

  @Test
  void aLinkInCirclesIsAnIoError() throws IOException {
    Path link = folder.resolve("circle.onnx");
    Files.createSymbolicLink(link, link);

    assertThatThrownBy(() -> OnnxReader.read(link))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("cannot read the model file " + link);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1})
  void aFileThatShrinksOrGrowsMeanwhileIsRefused(int moreThanTrue) {
    int stated = SOUND.length + moreThanTrue;

    assertThatThrownBy(() -> RegularFile.readExactly(file, stated))
        .isInstanceOf(MalformedModelException.class)
        .hasMessageContaining("changed while it was read");
  }

  @Test
  void aFileOverTheLimitIsNotRead() {
    ModelLimits limits = withMaxBytes(SOUND.length - 1L);

    assertThatThrownBy(() -> OnnxReader.read(file, limits))
        .isInstanceOf(MalformedModelException.class)
        .hasMessageContaining("%d bytes are over the limit".formatted(SOUND.length));
    assertThatThrownBy(() -> OnnxReader.read(SOUND, limits))
        .isInstanceOf(MalformedModelException.class)
        .hasMessageContaining("longer than the limit");
  }

  @Test
  void aFileAtTheLimitIsRead() {
    assertThat(OnnxReader.read(file, withMaxBytes(SOUND.length))).isEqualTo(OnnxReader.read(SOUND));
  }

  private static ModelLimits withMaxBytes(long maxBytes) {
    return new ModelLimits(maxBytes, 10, 8, 100, 1_000, 10);
  }
}

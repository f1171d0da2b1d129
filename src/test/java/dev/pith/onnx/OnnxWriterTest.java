package dev.pith.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxWriterTest {
  private static final OnnxModel SOUND = OnnxReader.read(SmallModel.with(unchanged -> {}));

  @TempDir Path folder;

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    Path file = folder.resolve("model.onnx");

    OnnxWriter.write(SOUND, file);

    assertThat(OnnxReader.read(Files.readAllBytes(file))).isEqualTo(SOUND);
  }

  @Test
  void aModelThatIsNotSoundLeavesTheOldFile() throws IOException {
    Path file = Files.writeString(folder.resolve("model.onnx"), "old");
    OnnxModel tooNew = new OnnxModel(99, "", SOUND.opsets(), SOUND.metadata(), SOUND.graph());

    assertThatThrownBy(() -> OnnxWriter.write(tooNew, file))
        .isInstanceOf(MalformedModelException.class);
    assertThat(file).hasContent("old");
  }

  @Test
  void aFileThatCannotBeWrittenIsNamed() {
    Path nowhere = folder.resolve("missing").resolve("model.onnx");

    assertThatThrownBy(() -> OnnxWriter.write(SOUND, nowhere))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("cannot write the file " + nowhere);
  }
}

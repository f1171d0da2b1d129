package dev.pith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.model.EncoderDirectory;
import dev.pith.model.Lineage;
import dev.pith.model.PassRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompressCommandTest {
  @TempDir Path folder;

  @Test
  void everyPassTellsWhatItDidToBytesWeightsTimeAndSimilarityHereAndInTheLineage() {
    Path made = folder.resolve("made");
    Terminal terminal = new Terminal();

    int code =
        terminal.run(
            "compress",
            "--model",
            "models/all-minilm-l6-v2",
            "--recipe",
            "models/recipes/int8.json",
            "--out",
            made);

    assertThat(code).as(terminal::err).isZero();
    Lineage lineage = Objects.requireNonNull(EncoderDirectory.open(made).manifest().lineage());
    List<PassRecord> passes = lineage.passes();
    assertThat(passes.getFirst().questionMillisBefore()).isPositive();
    for (int i = 1; i < passes.size(); i++) {
      assertThat(passes.get(i).questionMillisBefore())
          .isEqualTo(passes.get(i - 1).questionMillisAfter());
    }
    for (PassRecord pass : passes) {
      assertThat(pass.questionMillisAfter()).isPositive();
      assertThat(terminal.err()).contains(line(pass));
    }
    Terminal shown = new Terminal();
    assertThat(shown.run("model", "show", made)).isZero();
    assertThat(shown.out()).containsPattern("quantize-int8 .* MB .* ms a question, ");
  }

  private static String line(PassRecord pass) {
    return String.format(
        "%.1f -> %.1f MB, %,d -> %,d weights, %.2f -> %.2f ms a question, cosine to the full encoder %.4f -> %.4f, %.1f s",
        pass.bytesBefore() / 1e6,
        pass.bytesAfter() / 1e6,
        pass.parametersBefore(),
        pass.parametersAfter(),
        pass.questionMillisBefore(),
        pass.questionMillisAfter(),
        pass.similarityBefore(),
        pass.similarityAfter(),
        pass.millis() / 1e3);
  }
}

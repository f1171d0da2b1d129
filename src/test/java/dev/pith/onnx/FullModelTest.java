package dev.pith.onnx;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The laws of reading and writing, on the 90 MB encoder that Pith starts from. */
class FullModelTest {
  private static final Path FILE = Path.of("models/all-minilm-l6-v2/model.onnx");

  private static OnnxModel model;

  @BeforeAll
  static void readFile() {
    model = OnnxReader.read(FILE);
  }

  @Test
  void everyPartOfTheFileIsRead() {
    assertThat(model.irVersion()).isEqualTo(6);
    assertThat(model.producer()).isEqualTo("pytorch");
    assertThat(model.opsets()).containsExactly(Map.entry("", 11L));
    assertThat(model.graph().nodes()).hasSize(637);
    assertThat(model.graph().initializers()).hasSize(102);
    assertThat(model.graph().inputs())
        .extracting(ValueInfo::name)
        .containsExactly("input_ids", "attention_mask", "token_type_ids");
    assertThat(model.graph().outputs())
        .extracting(ValueInfo::name)
        .containsExactly("last_hidden_state");
  }

  @Test
  void tensorsAreViewsOfTheFilesBytes() throws IOException {
    byte[] bytes = Files.readAllBytes(FILE);
    OnnxModel viewing = OnnxReader.read(bytes);
    Arrays.fill(bytes, (byte) 0);

    Tensor words =
        requireNonNull(viewing.graph().initializers().get("embeddings.word_embeddings.weight"));

    assertThat(words.toFloats()[1_000_000]).isZero();
  }

  @Test
  void whatIsWrittenReadsBackEqual(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("model.onnx");

    OnnxWriter.write(model, file);

    assertThat(OnnxReader.read(file)).isEqualTo(model);
    assertThat(Arrays.mismatch(Files.readAllBytes(file), OnnxWriter.toBytes(OnnxReader.read(file))))
        .as("first byte that a second writing changes")
        .isEqualTo(-1);
  }

  @Test
  void theRewrittenModelComputesTheSameBits() throws IOException, OrtException {
    FloatBuffer original = lastHiddenState(Files.readAllBytes(FILE));

    assertThat(lastHiddenState(OnnxWriter.toBytes(model))).isEqualTo(original);
  }

  private static FloatBuffer lastHiddenState(byte[] bytes) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    long[] shape = {2, 5};
    Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
    try (OrtSession session = environment.createSession(bytes);
        OnnxTensor ids =
            OnnxTensor.createTensor(
                environment,
                LongBuffer.wrap(new long[] {101, 7592, 2088, 102, 0, 101, 2154, 2003, 2204, 102}),
                shape);
        OnnxTensor mask =
            OnnxTensor.createTensor(
                environment, LongBuffer.wrap(new long[] {1, 1, 1, 1, 0, 1, 1, 1, 1, 1}), shape);
        OnnxTensor types =
            OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[10]), shape)) {
      inputs.put("input_ids", ids);
      inputs.put("attention_mask", mask);
      inputs.put("token_type_ids", types);
      try (OrtSession.Result result = session.run(inputs)) {
        return ((OnnxTensor) result.get(0)).getFloatBuffer();
      }
    }
  }
}

package dev.pith.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.corpus.WordNet;
import dev.pith.encode.Encoder;
import dev.pith.encode.EncoderSpec;
import dev.pith.encode.OnnxEncoder;
import dev.pith.encode.Role;
import dev.pith.fixtures.Models;
import dev.pith.fixtures.TinyEncoders;
import dev.pith.fixtures.Vectors;
import dev.pith.model.Batching;
import dev.pith.model.EncoderDirectory;
import dev.pith.onnx.OnnxReader;
import dev.pith.onnx.OnnxWriter;
import dev.pith.tokenize.HuggingFaceFileTokenizer;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphQuantizationTest {
  private static final Calibration CALIBRATION = TinyEncoders.calibration(1, 3);

  @Test
  void aGraphThatIsNotRecognisedIsQuantizedButNotPruned() {
    EncoderDirectory full = Models.full();
    byte[] model = full.modelBytes();
    Subject opaque = new Subject.Opaque(OnnxReader.read(model), "no softmax was found");
    List<String> texts = WordNet.passages().subList(5000, 5100);

    assertThatThrownBy(
            () -> new PruneStructure(0.5, 0.1, 32, Precision.INT8).apply(opaque, CALIBRATION))
        .isInstanceOf(PassRefusedException.class)
        .hasMessageContaining("no softmax was found");

    byte[] quantized =
        OnnxWriter.toBytes(new QuantizeInt8().apply(opaque, CALIBRATION).subject().toModel());
    assertThat(quantized.length).isLessThan(model.length / 3);
    try (Encoder before = OnnxEncoder.open(full);
        Encoder after =
            OnnxEncoder.load(
                EncoderSpec.of("full", full.manifest()).unpublished("quantized", Batching.SINGLE),
                quantized,
                HuggingFaceFileTokenizer.open(full.tokenizerFile(), 256))) {
      assertThat(
              Vectors.meanCosine(
                  before.encodeAll(Role.DOCUMENT, texts), after.encodeAll(Role.DOCUMENT, texts)))
          .isGreaterThan(0.98);
    }
  }
}

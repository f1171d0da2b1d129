package dev.pith.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.bert.BertWriter;
import dev.pith.bert.EncoderWeights;
import dev.pith.bert.FloatMatrix;
import dev.pith.bert.Matrix;
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
import dev.pith.onnx.OnnxModel;
import dev.pith.onnx.OnnxReader;
import dev.pith.onnx.OnnxWriter;
import dev.pith.quantize.RangeMethod;
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
            () ->
                new PruneStructure(new StructureGoal.Keep(0.5), 0.1, 32, Precision.INT8)
                    .apply(opaque, CALIBRATION))
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

  @Test
  void aConstantThatIsNotFiniteIsRefusedByItsName() {
    Subject opaque = opaque(TinyEncoders.random(1).mapMatrices(GraphQuantizationTest::broken));

    assertThatThrownBy(() -> new QuantizeInt8().apply(opaque, CALIBRATION))
        .isInstanceOf(PassRefusedException.class)
        .hasMessageContaining("[0, 3] of layer1.up.weight");
  }

  @Test
  void constantsCanBeExcludedByName() {
    Selection selection = new Selection(List.of("layer0.*"), new PrecisionBudget.None());
    Pass pass = new QuantizeInt8(WeightRange.FULL, new Activations.Dynamic(), selection);

    OnnxModel model = pass.apply(opaque(TinyEncoders.random(1)), CALIBRATION).subject().toModel();

    assertThat(model.graph().nodes().stream().filter(node -> node.op().equals("MatMul")))
        .extracting(node -> node.inputs().get(1))
        .contains("layer0.up.weight")
        .doesNotContain("layer1.up.weight");
  }

  @Test
  void whatMeasuresInsideAnEncoderIsRefusedOnAnyOtherGraph() {
    Activations measured = new Activations.Static(new RangeMethod.MinMax());
    Pass pass = new QuantizeInt8(WeightRange.FULL, measured, Selection.EVERYTHING);

    assertThatThrownBy(() -> pass.apply(opaque(TinyEncoders.random(1)), CALIBRATION))
        .isInstanceOf(PassRefusedException.class)
        .hasMessageContaining("not recognised");
  }

  private static Subject opaque(EncoderWeights weights) {
    return new Subject.Opaque(BertWriter.write(weights), "no softmax was found");
  }

  private static Matrix broken(String name, Matrix matrix) {
    if (!name.equals("layer1.up")) {
      return matrix;
    }
    float[] values = matrix.toFloats().values().clone();
    values[3] = Float.NaN;
    return new FloatMatrix(matrix.rows(), matrix.columns(), values);
  }
}

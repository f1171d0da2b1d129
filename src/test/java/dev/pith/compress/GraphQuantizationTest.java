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
import dev.pith.onnx.Attribute;
import dev.pith.onnx.ElementType;
import dev.pith.onnx.Graph;
import dev.pith.onnx.Node;
import dev.pith.onnx.OnnxModel;
import dev.pith.onnx.OnnxReader;
import dev.pith.onnx.OnnxWriter;
import dev.pith.onnx.Shape;
import dev.pith.onnx.Tensor;
import dev.pith.onnx.ValueInfo;
import dev.pith.quantize.RangeMethod;
import dev.pith.tokenize.HuggingFaceFileTokenizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
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

  @Test
  void fewerBitsAndABudgetAreForEncodersToo() {
    Selection budget = new Selection(List.of(), new PrecisionBudget.Matrices(1));
    for (Pass pass :
        List.of(
            new QuantizeInt8(WeightRange.AUTO, 5, new Activations.Dynamic(), Selection.EVERYTHING),
            new QuantizeInt8(WeightRange.FULL, new Activations.Dynamic(), budget))) {
      assertThatThrownBy(() -> pass.apply(opaque(TinyEncoders.random(1)), CALIBRATION))
          .isInstanceOf(PassRefusedException.class)
          .hasMessageContaining("Leave out activations, bits and budget");
    }
  }

  @Test
  void onlyProductsWithAMatrixAndLookupsOfItsRowsAreQuantized() {
    List<Node> kept =
        List.of(
            lookup("columns", Map.of("axis", new Attribute.OfInt(1))),
            lookup("vector", Map.of()),
            lookup("integers", Map.of()),
            Node.of("MatMul", List.of("x", "cube"), List.of("of cube"), Map.of()),
            Node.of("MatMul", List.of("x", "y"), List.of("of y"), Map.of()));
    List<Node> nodes = new ArrayList<>(kept);
    nodes.add(lookup("rows", Map.of("axis", new Attribute.OfInt(0))));
    nodes.add(lookup("first", Map.of()));
    nodes.add(Node.of("MatMul", List.of("x", "weight"), List.of("of weight"), Map.of()));
    Subject graph = new Subject.Opaque(graph(nodes), "no softmax was found");

    Pass.Outcome outcome = new QuantizeInt8().apply(graph, CALIBRATION);

    assertThat(outcome.description()).endsWith("operator by operator: 3 of 8 nodes");
    Graph quantized = outcome.subject().toModel().graph();
    assertThat(quantized.nodes()).containsAll(kept);
    assertThat(quantized.initializers().keySet())
        .contains("columns", "vector", "integers", "cube")
        .doesNotContain("rows", "first", "weight");
    assertThat(graph.quantizesActivations()).isFalse();
    assertThat(outcome.subject().quantizesActivations()).isTrue();
  }

  @Test
  void aGraphWithoutAMatrixIsRefused() {
    Subject graph =
        new Subject.Opaque(graph(List.of(lookup("vector", Map.of()))), "no softmax was found");

    assertThatThrownBy(() -> new QuantizeInt8().apply(graph, CALIBRATION))
        .isInstanceOf(PassRefusedException.class)
        .hasMessageContaining("no constant matrix");
  }

  private static Node lookup(String table, Map<String, Attribute> attributes) {
    return Node.of("Gather", List.of(table, "ids"), List.of("of " + table), attributes);
  }

  private static OnnxModel graph(List<Node> nodes) {
    SequencedMap<String, Tensor> constants = new LinkedHashMap<>();
    for (String matrix : List.of("columns", "rows", "first", "weight")) {
      constants.put(matrix, Tensor.ofFloats(Shape.of(2, 2), 1, 2, 3, 4));
    }
    constants.put("vector", Tensor.ofFloats(Shape.of(4), 1, 2, 3, 4));
    constants.put("integers", Tensor.ofLongs(Shape.of(2, 2), 1, 2, 3, 4));
    constants.put("cube", Tensor.ofFloats(Shape.of(1, 2, 2), 1, 2, 3, 4));
    List<ValueInfo> outputs =
        nodes.stream()
            .map(node -> new ValueInfo(node.outputs().getFirst(), ElementType.FLOAT32, List.of()))
            .toList();
    return new OnnxModel(
        8,
        "test",
        new TreeMap<>(Map.of("", 17L)),
        new TreeMap<>(),
        new Graph("graph", nodes, constants, List.of(), outputs));
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

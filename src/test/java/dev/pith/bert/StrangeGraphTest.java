package dev.pith.bert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.fixtures.ExportedGraph;
import dev.pith.model.Pooling;
import dev.pith.onnx.Graph;
import dev.pith.onnx.Node;
import dev.pith.onnx.OnnxModel;
import dev.pith.onnx.ValueInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models that are sound, and nearly or not at all encoders: most were found by fuzzing. */
class StrangeGraphTest {
  private static final OnnxModel PLAIN = ExportedGraph.model();

  @Test
  void whatIsMadeStrangeHereIsAnEncoder() {
    EncoderWeights weights = BertReader.read(PLAIN, Pooling.MEAN);

    assertThat(weights.layers()).hasSize(1);
    assertThat(weights.layers().getFirst().attention().heads()).isEqualTo(2);
  }

  @Test
  void aGraphWithoutOutputIsNone() {
    assertUnrecognised(with(PLAIN.graph().nodes(), List.of()), "has no output");
  }

  @ParameterizedTest
  @CsvSource({
    "Gather, 2",
    "Add, 2",
    "LayerNormalization, 3",
    "MatMul, 2",
    "Reshape, 2",
    "Transpose, 1",
    "Div, 2",
    "Softmax, 1",
    "Gelu, 1"
  })
  void anOperatorThatLacksInputsIsTakenForNoPart(String operator, int needed) {
    for (int kept = 0; kept < needed; kept++) {
      int inputs = kept;
      assertUnrecognised(
          edited(
              node ->
                  node.op().equals(operator) && node.inputs().size() > inputs
                      ? reading(node, node.inputs().subList(0, inputs))
                      : node),
          "not a BERT-family encoder");
    }
  }

  @Test
  void aSumOfFortyThousandTermsIsNoEmbedding() {
    List<Node> nodes = new ArrayList<>();
    String sum = "input_ids";
    for (int i = 0; i < 40_000; i++) {
      nodes.add(Node.of("Add", List.of(sum, "input_ids"), List.of("sum" + i), Map.of()));
      sum = "sum" + i;
    }
    nodes.add(
        Node.of(
            "LayerNormalization",
            List.of(sum, "last gamma", "last beta"),
            List.of("end"),
            Map.of()));
    ValueInfo output = PLAIN.graph().outputs().getFirst();

    assertUnrecognised(
        with(nodes, List.of(new ValueInfo("end", output.type(), output.dimensions()))),
        "not a BERT-family encoder");
  }

  private static void assertUnrecognised(OnnxModel model, String reason) {
    assertThatThrownBy(() -> BertReader.read(model, Pooling.MEAN))
        .isInstanceOf(UnrecognisedGraphException.class)
        .hasMessageContaining(reason);
  }

  private static OnnxModel edited(UnaryOperator<Node> edit) {
    return with(PLAIN.graph().nodes().stream().map(edit).toList(), PLAIN.graph().outputs());
  }

  private static Node reading(Node node, List<String> inputs) {
    return new Node(
        node.name(), node.domain(), node.op(), inputs, node.outputs(), node.attributes());
  }

  private static OnnxModel with(List<Node> nodes, List<ValueInfo> outputs) {
    Graph graph = PLAIN.graph();
    return new OnnxModel(
        PLAIN.irVersion(),
        PLAIN.producer(),
        PLAIN.opsets(),
        PLAIN.metadata(),
        new Graph(graph.name(), nodes, graph.initializers(), graph.inputs(), outputs));
  }
}

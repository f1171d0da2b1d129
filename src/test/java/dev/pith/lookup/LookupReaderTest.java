package dev.pith.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.bert.BertWriter;
import dev.pith.bert.FloatMatrix;
import dev.pith.bert.Int8Matrix;
import dev.pith.bert.Matrix;
import dev.pith.fixtures.TinyEncoders;
import dev.pith.onnx.Attribute;
import dev.pith.onnx.Graph;
import dev.pith.onnx.Node;
import dev.pith.onnx.OnnxModel;
import dev.pith.onnx.OnnxReader;
import dev.pith.onnx.OnnxWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LookupReaderTest {
  static Stream<Matrix> tables() {
    FloatMatrix floats = TinyEncoders.matrix(new Random(1), 30, 8, 1);
    byte[] values = new byte[30 * 8];
    new Random(2).nextBytes(values);
    float[] scales = new float[30];
    Arrays.fill(scales, 0.5f);
    return Stream.of(floats, new Int8Matrix(30, 8, values, scales, Int8Matrix.Axis.ROW));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aTableIsReadBackFromItsFile(Matrix table) {
    byte[] file = OnnxWriter.toBytes(new TokenVectors(table).toModel());

    assertThat(LookupReader.read(OnnxReader.read(file))).contains(new TokenVectors(table));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aGraphWithOneOtherNodeIsNotATable(Matrix table) {
    OnnxModel model = new TokenVectors(table).toModel();
    Graph graph = model.graph();
    List<Node> nodes = new ArrayList<>(graph.nodes());
    Node last = nodes.removeLast();
    nodes.add(
        Node.of(
            last.op(),
            last.inputs(),
            last.outputs(),
            Map.of("axis", new Attribute.OfInt(-1), "p", new Attribute.OfInt(1))));

    assertThat(LookupReader.read(with(model, nodes))).isEmpty();
  }

  @Test
  void anEncoderWithLayersIsNotATable() {
    assertThat(LookupReader.read(BertWriter.write(TinyEncoders.random(1)))).isEmpty();
  }

  private static OnnxModel with(OnnxModel model, List<Node> nodes) {
    Graph graph = model.graph();
    return new OnnxModel(
        model.irVersion(),
        model.producer(),
        model.opsets(),
        model.metadata(),
        new Graph(graph.name(), nodes, graph.initializers(), graph.inputs(), graph.outputs()));
  }
}

package dev.pith.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTest {
  static LongStream seeds() {
    return LongStream.range(0, 500);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsWrittenReadsBackEqual(long seed) {
    OnnxModel model = RandomModels.ofSeed(seed);

    assertThat(OnnxReader.read(OnnxWriter.toBytes(model))).isEqualTo(model);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsLeftInABufferReadsAsItsBytes(long seed) {
    byte[] bytes = OnnxWriter.toBytes(RandomModels.ofSeed(seed));
    ByteBuffer direct = ByteBuffer.allocateDirect(3 + bytes.length).position(3).put(bytes);
    direct.position(3);

    assertThat(OnnxReader.read(direct)).isEqualTo(OnnxReader.read(bytes));
    assertThat(direct.position()).isEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void equalModelsHaveEqualBytes(long seed) {
    OnnxModel model = RandomModels.ofSeed(seed);
    Graph graph = model.graph();
    SequencedMap<String, Tensor> backwards = new LinkedHashMap<>(graph.initializers().reversed());
    OnnxModel equal =
        withGraph(
            model,
            new Graph(graph.name(), graph.nodes(), backwards, graph.inputs(), graph.outputs()));

    assertThat(equal).isEqualTo(model);
    assertThat(hex(equal)).isEqualTo(hex(model));
    assertThat(hex(OnnxReader.read(OnnxWriter.toBytes(model)))).isEqualTo(hex(model));
  }

  @Test
  void notANumberHasOneSpelling() {
    assertThat(OnnxWriter.toBytes(withNan(0x7fc00000)))
        .isEqualTo(OnnxWriter.toBytes(withNan(0x7fc00001)));
  }

  @Test
  void aTensorOverFloatsIsWrittenAsItsBytes() {
    OnnxModel model = OnnxReader.read(SmallModel.with(unchanged -> {}));
    SequencedMap<String, Tensor> floats = new LinkedHashMap<>();
    floats.put("w", Tensor.ofFloats(Shape.of(2), 1, 2));
    Graph graph = model.graph();

    OnnxModel same =
        withGraph(
            model, new Graph(graph.name(), graph.nodes(), floats, graph.inputs(), graph.outputs()));

    assertThat(OnnxWriter.toBytes(same)).isEqualTo(OnnxWriter.toBytes(model));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud800", "\udc00x", "a\ud83d"})
  void namesThatUtf8CannotStoreAreNotWritten(String producer) {
    OnnxModel model = RandomModels.ofSeed(1);
    OnnxModel unwritable =
        new OnnxModel(model.irVersion(), producer, model.opsets(), model.metadata(), model.graph());

    assertThatThrownBy(() -> OnnxWriter.toBytes(unwritable))
        .isInstanceOf(MalformedModelException.class)
        .hasMessageContaining("surrogate");
  }

  @Test
  void aModelThatTheReaderWouldRefuseIsNotWritten() {
    OnnxModel model = RandomModels.ofSeed(1);
    Graph graph = model.graph();
    Node unknown = Node.of("Add", List.of("nobody"), List.of("sum"), new TreeMap<>());
    OnnxModel unwritable =
        withGraph(
            model,
            new Graph(graph.name(), List.of(unknown), graph.initializers(), List.of(), List.of()));

    assertThatThrownBy(() -> OnnxWriter.toBytes(unwritable))
        .isInstanceOf(MalformedModelException.class)
        .hasMessage("node 'sum' (Add): its input 'nobody' is made by nobody");
  }

  private static String hex(OnnxModel model) {
    return HexFormat.of().formatHex(OnnxWriter.toBytes(model));
  }

  private static OnnxModel withNan(int bits) {
    OnnxModel model = RandomModels.ofSeed(1);
    float nan = Float.intBitsToFloat(bits);
    TreeMap<String, Attribute> attributes = new TreeMap<>();
    attributes.put("one", new Attribute.OfFloat(nan));
    attributes.put("many", new Attribute.OfFloats(List.of(nan, 1f)));
    Node node = Node.of("Constant", List.of(), List.of("y"), attributes);
    return withGraph(
        model, new Graph("", List.of(node), new LinkedHashMap<>(), List.of(), List.of()));
  }

  private static OnnxModel withGraph(OnnxModel model, Graph graph) {
    return new OnnxModel(
        model.irVersion(), model.producer(), model.opsets(), model.metadata(), graph);
  }
}

package dev.pith.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Lists become the bytes that the format's text gives, and that ONNX Runtime makes of them. */
class ListedElementsTest {
  private record Case(ElementType type, Consumer<TensorProto.Builder> list, String bytes) {}

  private static final List<Case> CASES =
      List.of(
          new Case(
              ElementType.FLOAT32, t -> t.addFloatData(1).addFloatData(-2), "0000803f000000c0"),
          new Case(
              ElementType.FLOAT64,
              t -> t.addDoubleData(1).addDoubleData(-2),
              "000000000000f03f00000000000000c0"),
          new Case(
              ElementType.INT64,
              t -> t.addInt64Data(-1).addInt64Data(258),
              "ffffffffffffffff0201000000000000"),
          new Case(
              ElementType.INT32, t -> t.addInt32Data(-1).addInt32Data(258), "ffffffff02010000"),
          new Case(ElementType.INT8, t -> t.addInt32Data(-128).addInt32Data(127), "807f"),
          new Case(ElementType.UINT8, t -> t.addInt32Data(0).addInt32Data(255), "00ff"),
          new Case(ElementType.BOOL, t -> t.addInt32Data(0).addInt32Data(1), "0001"),
          new Case(
              ElementType.FLOAT16, t -> t.addInt32Data(0x3c00).addInt32Data(0xc000), "003c00c0"));

  @TestFactory
  Stream<DynamicTest> listsBecomeLittleEndianBytes() {
    return CASES.stream()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.type().toString(),
                    () -> {
                      Tensor tensor =
                          OnnxReader.read(bytes(example))
                              .graph()
                              .initializers()
                              .firstEntry()
                              .getValue();

                      assertThat(tensor.shape()).isEqualTo(Shape.of(2));
                      assertThat(tensor.type()).isEqualTo(example.type());
                      assertThat(
                              HexFormat.of()
                                  .formatHex(
                                      tensor
                                          .bytes()
                                          .toArray(java.lang.foreign.ValueLayout.JAVA_BYTE)))
                          .isEqualTo(example.bytes());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> theRuntimeMakesTheSameOfBothForms() {
    return CASES.stream()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.type().toString(),
                    () -> {
                      byte[] listed = bytes(example);
                      byte[] raw = OnnxWriter.toBytes(OnnxReader.read(listed));

                      assertThat(raw).isNotEqualTo(listed);
                      assertThat(valueOf(raw)).isEqualTo(valueOf(listed));
                    }));
  }

  /** A model that gives its initializer {@code w} as {@code y}. */
  private static byte[] bytes(Case example) {
    int code = example.type().onnxCode();
    return SmallModel.with(
        model -> {
          model
              .getGraphBuilder()
              .clearInput()
              .setNode(0, SmallModel.node("n", "Identity", List.of("w"), "y"))
              .setOutput(0, SmallModel.value("y", code, 2));
          example
              .list()
              .accept(
                  model
                      .getGraphBuilder()
                      .getInitializerBuilder(0)
                      .clearRawData()
                      .setDataType(code));
        });
  }

  private static List<Byte> valueOf(byte[] model) throws OrtException {
    try (OrtSession session = OrtEnvironment.getEnvironment().createSession(model);
        OrtSession.Result result = session.run(Map.of())) {
      List<Byte> bytes = new ArrayList<>();
      var buffer = ((OnnxTensor) result.get(0)).getByteBuffer();
      while (buffer.hasRemaining()) {
        bytes.add(buffer.get());
      }
      return bytes;
    }
  }
}

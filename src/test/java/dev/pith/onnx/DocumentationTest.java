package dev.pith.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is left out of a file without a refusal, and what is not. */
class DocumentationTest {
  private static final StringStringEntryProto NOTE =
      StringStringEntryProto.newBuilder().setKey("line").setValue("42").build();

  @Test
  void whatOnlyDocumentsIsLeftOut() {
    assertThat(OnnxReader.read(SmallModel.with(DocumentationTest::document)))
        .isEqualTo(OnnxReader.read(SmallModel.with(unchanged -> {})));
  }

  @Test
  void theModelsOwnMetadataIsKept() {
    byte[] bytes = SmallModel.with(model -> model.addMetadataProps(NOTE));

    OnnxModel model = OnnxReader.read(bytes);

    assertThat(model.metadata()).containsExactly(Map.entry("line", "42"));
    assertThat(model.producer()).isEqualTo("test");
  }

  @Test
  void theLongNameOfTheStandardDomainIsTheShortOne() {
    byte[] bytes =
        SmallModel.with(
            model -> {
              model.getOpsetImportBuilder(0).setDomain("ai.onnx");
              model.getGraphBuilder().getNodeBuilder(0).setDomain("ai.onnx");
            });

    assertThat(OnnxReader.read(bytes)).isEqualTo(OnnxReader.read(SmallModel.with(m -> {})));
  }

  /** The format packs lists of elements and not extents; parsers must take either for both. */
  @Test
  void numbersMayComeOneByOneOrPacked() {
    WireBytes tensor =
        new WireBytes()
            .bytes(1, new byte[] {2})
            .varint(2, 7)
            .varint(7, 5)
            .varint(7, 6)
            .text(8, "w");
    byte[] bytes =
        new WireBytes().varint(1, 8).message(7, new WireBytes().message(5, tensor)).toBytes();

    assertThat(OnnxReader.read(bytes).graph().initializers())
        .containsExactly(Map.entry("w", Tensor.ofLongs(Shape.of(2), 5, 6)));
  }

  private static void document(ModelProto.Builder model) {
    model.setDocString("model").setProducerVersion("1").setDomain("org").setModelVersion(3);
    var graph = model.getGraphBuilder().setDocString("graph").addMetadataProps(NOTE);
    graph.addValueInfo(SmallModel.value("y", 1, 2));
    graph.getNodeBuilder(0).setDocString("\u0000node").addMetadataProps(NOTE).setOverload("");
    TensorProto.Builder tensor = graph.getInitializerBuilder(0);
    tensor
        .setDocString("tensor")
        .addMetadataProps(NOTE)
        .setDataLocation(TensorProto.DataLocation.DEFAULT);
    ValueInfoProto.Builder input =
        graph.getInputBuilder(0).setDocString("in").addMetadataProps(NOTE);
    input.getTypeBuilder().setDenotation("TENSOR");
    input
        .getTypeBuilder()
        .getTensorTypeBuilder()
        .getShapeBuilder()
        .getDimBuilder(0)
        .setDenotation("DATA_BATCH");
  }
}

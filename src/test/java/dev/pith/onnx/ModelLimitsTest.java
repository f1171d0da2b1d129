package dev.pith.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import com.google.protobuf.ByteString;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The boundaries, on a model that has 1 node, rank 1, 39 fields, 22 bytes of text and 3 listed
 * elements.
 */
class ModelLimitsTest {
  private static final byte[] BYTES =
      SmallModel.with(
          model ->
              model
                  .getGraphBuilder()
                  .addInitializerBuilder()
                  .setName("l")
                  .setDataType(7)
                  .addDims(3)
                  .addInt64Data(1)
                  .addInt64Data(2)
                  .addInt64Data(3));

  @Test
  void whatIsExactlyAtTheLimitsIsRead() {
    ModelLimits exact = new ModelLimits(BYTES.length, 1, 1, 39, 22, 3);

    assertThat(OnnxReader.read(BYTES, exact).graph().nodes()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "38, 22, 3, fields",
    "39, 21, 3, bytes of names and strings",
    "39, 22, 2, elements listed one by one"
  })
  void whatIsOneOverALimitIsRefused(int fields, long text, long listed, String reason) {
    ModelLimits tooSmall = new ModelLimits(BYTES.length, 1, 1, fields, text, listed);

    assertThatThrownBy(() -> OnnxReader.read(BYTES, tooSmall))
        .isInstanceOf(MalformedModelException.class)
        .hasMessageContaining("more than the limit of")
        .hasMessageContaining(reason);
  }

  @Test
  void aRankOverTheLimitIsRefusedWhereverItIs() {
    ModelLimits flat = new ModelLimits(10_000, 1, 1, 100, 100, 1);
    byte[] deepInput =
        SmallModel.with(model -> model.getGraphBuilder().addInput(SmallModel.value("z", 1, 1, 1)));
    byte[] deepWeights = SmallModel.withTensor(tensor -> tensor.addDims(1));

    assertThatThrownBy(() -> OnnxReader.read(deepInput, flat))
        .hasMessage("graph input 'z': rank 2 is over the limit of 1");
    assertThatThrownBy(() -> OnnxReader.read(deepWeights, flat))
        .hasMessage("initializer 'w': rank 2 is over the limit of 1");
  }

  @Test
  void aRankOverTheLimitIsRefusedInAnAttributeToo() {
    byte[] deepAttribute =
        SmallModel.withAttribute(
            AttributeType.TENSOR,
            attribute ->
                attribute
                    .getTBuilder()
                    .setDataType(1)
                    .addDims(1)
                    .addDims(1)
                    .setRawData(ByteString.copyFrom(new byte[Float.BYTES])));

    assertThatThrownBy(
            () -> OnnxReader.read(deepAttribute, new ModelLimits(10_000, 1, 1, 100, 100, 1)))
        .isInstanceOf(MalformedModelException.class)
        .hasMessageEndingWith("attribute 'a': rank 2 is over the limit of 1");
  }

  @Test
  void extentsMayBeNothing() {
    byte[] empty =
        SmallModel.with(
            model -> {
              model.getGraphBuilder().addInput(SmallModel.value("z", 1, 0));
              model
                  .getGraphBuilder()
                  .addInitializerBuilder()
                  .setName("e")
                  .setDataType(1)
                  .addDims(0);
            });

    assertThat(OnnxReader.read(empty).graph().initializers().get("e"))
        .isEqualTo(Tensor.ofFloats(Shape.of(0)));
  }

  @Test
  void aModelWithTooManyNodesIsNotWritten() {
    OnnxModel model = OnnxReader.read(BYTES);
    ModelLimits none = new ModelLimits(BYTES.length, 1, 1, 39, 22, 3);
    Graph graph = model.graph();
    OnnxModel twice =
        new OnnxModel(
            model.irVersion(),
            "",
            model.opsets(),
            model.metadata(),
            new Graph(
                "",
                Collections.nCopies(2, graph.nodes().getFirst()),
                graph.initializers(),
                graph.inputs(),
                graph.outputs()));

    assertThatThrownBy(() -> ModelChecks.check(twice, none))
        .hasMessage("graph: 2 nodes are over the limit of 1");
  }

  @Test
  void moreWeightsThanAFileMayHoldAreNotWritten() {
    OnnxModel model = OnnxReader.read(BYTES);

    assertThatThrownBy(() -> ModelChecks.check(model, new ModelLimits(31, 1, 1, 39, 22, 3)))
        .hasMessage("graph: 32 bytes of weights are over the limit of 31");
    assertThatCode(() -> ModelChecks.check(model, new ModelLimits(32, 1, 1, 39, 22, 3)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 1, 1, 1, 1",
    "1, 0, 1, 1, 1, 1",
    "1, 1, 0, 1, 1, 1",
    "1, 1, 1, 0, 1, 1",
    "1, 1, 1, 1, 0, 1",
    "1, 1, 1, 1, 1, 0",
    "2147483640, 1, 1, 1, 1, 1",
    "1, 1, 9, 1, 1, 1"
  })
  void limitsThatMakeNoSenseAreNotAccepted(
      long bytes, int nodes, int rank, int fields, long text, long listed) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ModelLimits(bytes, nodes, rank, fields, text, listed));
  }

  @Test
  void theLargestLimitsAreWhatAnArrayAndAShapeCanHold() {
    ModelLimits largest = new ModelLimits(Integer.MAX_VALUE - 8L, 1, 8, 1, 1, 1);

    assertThat(largest.maxBytes()).isEqualTo(2_147_483_639);
    assertThat(Shape.of(new long[largest.maxRank()]).rank()).isEqualTo(8);
  }
}

package dev.pith.bert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.compress.GraphRunner;
import dev.pith.fixtures.TinyEncoders;
import dev.pith.making.RuntimeGraphs;
import dev.pith.onnx.OnnxModel;
import dev.pith.onnx.Shape;
import dev.pith.onnx.Tensor;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LayerHalvesTest {
  private static final int TOKENS = 7;

  @Test
  void theSecondHalfGivesOnTheMiddleWhatTheWholeLayerGives() {
    EncoderLayer layer = TinyEncoders.random(3).layers().getFirst();
    int hidden = layer.feedForward().up().inputs();
    float[] values = new float[TOKENS * hidden];
    Random random = new Random(8);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    Set<String> behind = Set.of(LayerTaps.NEURONS, LayerTaps.OUTPUT_SUM, LayerTaps.OUTPUT);

    Tensor input = Tensor.ofFloats(Shape.of(1, TOKENS, hidden), values);
    Map<String, Tensor> whole =
        run(
            BertWriter.writeLayer(
                layer,
                Set.of(
                    LayerTaps.MIDDLE, LayerTaps.NEURONS, LayerTaps.OUTPUT_SUM, LayerTaps.OUTPUT)),
            LayerTaps.HIDDEN,
            input);
    Map<String, Tensor> half =
        run(
            BertWriter.writeFeedForward(layer, behind),
            LayerTaps.MIDDLE,
            Objects.requireNonNull(whole.get(LayerTaps.MIDDLE)));

    assertThat(half).containsOnlyKeys(behind);
    half.forEach(
        (name, tensor) ->
            assertThat(tensor.toFloats())
                .as(name)
                .isEqualTo(Objects.requireNonNull(whole.get(name)).toFloats()));
  }

  @Test
  void aGraphHasOnlyWhatTheValuesAskedForFollowFrom() {
    EncoderLayer layer = TinyEncoders.random(7).layers().getFirst();

    OnnxModel model = BertWriter.writeLayer(layer, Set.of(LayerTaps.CONTEXT));

    assertThat(model.graph().nodes()).noneMatch(node -> node.op().equals("Gelu"));
    assertThat(model.graph().initializers().keySet()).noneMatch(name -> name.contains(".down"));
    assertThat(model.graph().nodes()).anyMatch(node -> node.outputs().contains(LayerTaps.CONTEXT));
  }

  private static Map<String, Tensor> run(OnnxModel model, String name, Tensor input) {
    try (GraphRunner.Loaded graph = new RuntimeGraphs().load(model)) {
      return graph.run(Map.of(name, input));
    }
  }
}

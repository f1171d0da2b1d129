package dev.pith.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.bert.EncoderLayer;
import dev.pith.bert.EncoderWeights;
import dev.pith.bert.FeedForward;
import dev.pith.bert.FloatMatrix;
import dev.pith.bert.Linear;
import dev.pith.fixtures.TinyEncoders;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropLayersTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aLayerThatDoesNearlyNothingIsTheOneThatGoes(int idle) {
    EncoderWeights two = TinyEncoders.random(1);
    List<EncoderLayer> layers = new ArrayList<>(two.layers());
    layers.add(idle, nearlyNothing(two.layers().getFirst()));

    Pass.Outcome outcome = drop(two.withLayers(layers), 2);

    List<Integer> kept = new ArrayList<>(List.of(0, 1, 2));
    kept.remove(Integer.valueOf(idle));
    assertThat(outcome.description()).startsWith("kept layers " + kept);
  }

  @Test
  void fittingRepairsSomeOfWhatDroppingBreaks() {
    EncoderWeights full = TinyEncoders.random(2);
    Calibration calibration = TinyEncoders.calibration(3, 60);
    EncoderWeights dropped = weights(drop(full, 1));
    int kept =
        dropped.layers().getFirst().attention().equals(full.layers().getFirst().attention())
            ? 0
            : 1;
    EncoderWeights unfitted = full.withLayers(List.of(full.layers().get(kept)));
    VectorDamage damage = new VectorDamage(calibration.runner(), full, TinyEncoders.texts(4, 40));
    assertThat(damage.of(dropped)).isLessThan(damage.of(unfitted));
  }

  @Test
  void keepingAllOfThemChangesNextToNothing() {
    EncoderWeights full = TinyEncoders.random(5);
    Calibration calibration = TinyEncoders.calibration(6, 60);
    VectorDamage damage = new VectorDamage(calibration.runner(), full, TinyEncoders.texts(7, 40));
    assertThat(damage.of(weights(drop(full, TinyEncoders.LAYERS)))).isLessThan(1e-4);
  }

  @Test
  void moreThanThereAreCannotBeKept() {
    assertThatThrownBy(() -> drop(TinyEncoders.random(8), 3))
        .isInstanceOf(PassRefusedException.class)
        .hasMessageContaining("3 of 2");
  }

  private static Pass.Outcome drop(EncoderWeights weights, int keep) {
    return new DropLayers(keep, 3e-3)
        .apply(new Subject.Recognised(weights), TinyEncoders.calibration(3, 60));
  }

  private static EncoderWeights weights(Pass.Outcome outcome) {
    return ((Subject.Recognised) outcome.subject()).weights();
  }

  /** The residual is all that gets through. */
  private static EncoderLayer nearlyNothing(EncoderLayer layer) {
    EncoderLayer small = layer.mapProjections(DropLayersTest::shrunk);
    return new EncoderLayer(
        small.attention(),
        layer.attentionNorm(),
        new FeedForward(layer.feedForward().up(), small.feedForward().down()),
        layer.feedForwardNorm());
  }

  private static Linear shrunk(Linear linear) {
    FloatMatrix weight = linear.weight().toFloats();
    float[] values = weight.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= 1e-3f;
    }
    return new Linear(
        new FloatMatrix(weight.rows(), weight.columns(), values), new float[linear.outputs()]);
  }
}

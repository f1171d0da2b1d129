package dev.pith.compress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.bert.EncoderWeights;
import dev.pith.bert.FloatMatrix;
import dev.pith.bert.Int8Matrix;
import dev.pith.bert.Matrix;
import dev.pith.fixtures.TinyEncoders;
import dev.pith.onnx.Shape;
import dev.pith.onnx.Tensor;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightRangeTest {
  private static final Calibration CALIBRATION = TinyEncoders.calibration(7, 60);

  @Test
  void reducedWeightsUseSevenBitsAndTablesEight() {
    EncoderWeights quantized =
        apply(
            new QuantizeInt8(WeightRange.REDUCED, new Activations.Dynamic(), Selection.EVERYTHING),
            TinyEncoders.random(10));

    quantized.mapMatrices(
        (name, matrix) -> {
          assertThat(largest((Int8Matrix) matrix))
              .as(name)
              .isEqualTo(EncoderWeights.isTable(name) ? 127 : 63);
          return matrix;
        });
  }

  @Test
  void autoFollowsWhatTheRuntimesProductsDo() {
    Pass auto = new QuantizeInt8();
    Subject subject = new Subject.Recognised(TinyEncoders.random(11));

    assertThat(auto.apply(subject, saturating(0.5f)).description())
        .startsWith("7-bit weights (auto: int8 products saturate on this machine)");
    assertThat(auto.apply(subject, saturating(1)).description())
        .startsWith("8-bit weights (auto: int8 products are exact on this machine)");
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5})
  void inFewBitsTheWeightsThatAreClampedAreCounted(int bits) {
    EncoderWeights weights = withOneLargeWeight(TinyEncoders.random(13));
    Pass.Outcome outcome =
        new QuantizeInt8(WeightRange.AUTO, bits, new Activations.Dynamic(), Selection.EVERYTHING)
            .apply(new Subject.Recognised(weights), CALIBRATION);

    EncoderWeights quantized = ((Subject.Recognised) outcome.subject()).weights();
    long[] counts = new long[2];
    weights.mapMatrices(
        (name, matrix) -> {
          if (!EncoderWeights.isTable(name)) {
            FloatMatrix floats = matrix.toFloats();
            float[] scales = ((Int8Matrix) projection(quantized, name)).scales();
            counts[1] += floats.values().length;
            for (int i = 0; i < floats.values().length; i++) {
              float steps = floats.values()[i] / scales[i % floats.columns()];
              counts[0] += Math.abs(steps) > (1 << (bits - 1)) - 0.5 ? 1 : 0;
            }
          }
          return matrix;
        });
    assertThat(counts[0]).isPositive();
    assertThat(outcome.description())
        .contains(
            String.format(
                Locale.ROOT,
                "of %,d weights %.3f %% saturate",
                counts[1],
                100.0 * counts[0] / counts[1]));
    assertThat(new QuantizeInt8().apply(new Subject.Recognised(weights), CALIBRATION).description())
        .doesNotContain("% saturate");
  }

  private static EncoderWeights withOneLargeWeight(EncoderWeights weights) {
    return weights.mapMatrices(
        (name, matrix) -> {
          if (!name.equals("layer0.up")) {
            return matrix;
          }
          float[] values = matrix.toFloats().values().clone();
          values[5] *= 40;
          return new FloatMatrix(matrix.rows(), matrix.columns(), values);
        });
  }

  private static Matrix projection(EncoderWeights weights, String wanted) {
    Map<String, Matrix> found = new TreeMap<>();
    weights.mapMatrices(
        (name, matrix) -> {
          found.put(name, matrix);
          return matrix;
        });
    return Objects.requireNonNull(found.get(wanted));
  }

  private static EncoderWeights apply(Pass pass, EncoderWeights weights) {
    Subject made = pass.apply(new Subject.Recognised(weights), CALIBRATION).subject();
    return ((Subject.Recognised) made).weights();
  }

  /** A runtime whose sums come out as a share of what they are. */
  private static Calibration saturating(float share) {
    GraphRunner runner =
        model ->
            new GraphRunner.Loaded() {
              @Override
              public Map<String, Tensor> run(Map<String, Tensor> inputs) {
                float[] sums = new float[64];
                Arrays.fill(sums, 64 * 127 * share);
                return Map.of("sums", Tensor.ofFloats(Shape.of(1, 64), sums));
              }

              @Override
              public void close() {}
            };
    return new Calibration(
        Workbench.withoutTrainer(runner),
        CALIBRATION.texts(),
        CALIBRATION.supply(),
        CALIBRATION.tokenizer(),
        CALIBRATION.source());
  }

  private static int largest(Int8Matrix matrix) {
    int largest = 0;
    for (byte value : matrix.values()) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}

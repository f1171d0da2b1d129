package dev.pith.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pith.bert.FloatMatrix;
import dev.pith.bert.Int8Matrix.Axis;
import dev.pith.bert.Linear;
import dev.pith.fixtures.TinyEncoders;
import dev.pith.making.RuntimeGraphs;
import dev.pith.quantize.IntegerRange;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectionRefitTest {
  private static final int TOKENS = 400;
  private static final int WIDTH = 6;
  private static final Precision.Rounding EXACT = new Precision.Rounding.None();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void onInputsThatHaveNotChangedAProjectionStaysAsItWas(long seed) {
    TokenRows inputs = rows(seed, 0, 1);
    Linear old = projection(seed);

    Linear refitted =
        new ProjectionRefit(NormalEquations.of(new RuntimeGraphs(), inputs, inputs), 1e-2, EXACT)
            .of(old);

    assertSameOutputs(refitted, inputs, old, inputs, 1e-4f);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void inputsThatAreShiftedAndScaledGiveWhatTheyGaveBefore(long seed) {
    TokenRows full = rows(seed, 0, 1);
    TokenRows cut = rows(seed, 0.5f, 2);
    Linear old = projection(seed);

    Linear refitted =
        new ProjectionRefit(NormalEquations.of(new RuntimeGraphs(), cut, full), 0, EXACT).of(old);

    // Both rows are rounded to float16 by themselves.
    assertSameOutputs(refitted, cut, old, full, 5e-3f);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aFitForFewBitsHasWeightsOfFewBits(long seed) {
    TokenRows inputs = rows(seed, 0, 1);
    IntegerRange range = IntegerRange.symmetric(5);
    NormalEquations moments = NormalEquations.of(new RuntimeGraphs(), inputs, inputs);

    FloatMatrix refitted =
        new ProjectionRefit(moments, 1e-2, new Precision.Rounding.Int8(range, "5 bits"))
            .of(projection(seed))
            .weight()
            .toFloats();

    assertThat(Int8Quantization.quantize("w", refitted, Axis.COLUMN, range).toFloats().values())
        .containsExactly(refitted.values(), within(1e-5f));
  }

  private static void assertSameOutputs(
      Linear first, TokenRows firstInputs, Linear second, TokenRows secondInputs, float tolerance) {
    for (int token = 0; token < TOKENS; token++) {
      for (int output = 0; output < first.outputs(); output++) {
        assertThat(output(first, firstInputs, token, output))
            .isCloseTo(output(second, secondInputs, token, output), within(tolerance));
      }
    }
  }

  private static float output(Linear linear, TokenRows inputs, int token, int output) {
    float sum = linear.bias()[output];
    for (int i = 0; i < WIDTH; i++) {
      sum += inputs.rows(token, 1)[i] * linear.weight().toFloats().at(i, output);
    }
    return sum;
  }

  private static Linear projection(long seed) {
    FloatMatrix weight = TinyEncoders.matrix(new Random(seed + 9), WIDTH, 4, 1);
    return new Linear(weight, new float[] {1, 2, 3, 4});
  }

  /** The same rows for the same seed, shifted and scaled. */
  private static TokenRows rows(long seed, float shift, float scale) {
    float[] values = TinyEncoders.matrix(new Random(seed), TOKENS, WIDTH, 1).values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = shift + scale * values[i];
    }
    return Rows.of(values, WIDTH, 0, 150, TOKENS);
  }
}

package dev.pith.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pith.bert.FloatMatrix;
import dev.pith.fixtures.TinyEncoders;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RidgeRegressionTest {
  private static final int TOKENS = 30;
  private static final int TEXTS = 80;
  private static final int COLUMNS = 70; // More than one block.
  private static final FloatMatrix ZERO = new FloatMatrix(TOKENS, COLUMNS, new float[2100]);

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.3, 10})
  void theFitIsTheSolutionOfTheNormalEquations(double ridge) {
    TokenBags bags = bags(1);
    FloatMatrix targets = targets(2);
    FloatMatrix start = TinyEncoders.matrix(new Random(3), TOKENS, COLUMNS, 0.1);

    FloatMatrix fitted = fit(bags, ridge, targets, start);

    // (X'X + ridge I) W - X'Y - ridge * start = 0
    for (int token = 0; token < TOKENS; token++) {
      for (int c = 0; c < COLUMNS; c++) {
        double rest = ridge * (fitted.at(token, c) - start.at(token, c));
        for (int text = 0; text < TEXTS; text++) {
          rest += x(bags, text, token) * (predicted(bags, fitted, text, c) - targets.at(text, c));
        }
        assertThat(rest).as("token %d, column %d", token, c).isCloseTo(0, within(2e-4));
      }
    }
  }

  @Test
  void theFitIsLinearInItsTargets() {
    FloatMatrix first = targets(4);
    FloatMatrix second = targets(5);
    float[] sum = new float[first.values().length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = 2 * first.values()[i] - second.values()[i];
    }
    TokenBags bags = bags(6);

    FloatMatrix ofSum = fit(bags, 0.5, new FloatMatrix(TEXTS, COLUMNS, sum), ZERO);
    FloatMatrix ofFirst = fit(bags, 0.5, first, ZERO);
    FloatMatrix ofSecond = fit(bags, 0.5, second, ZERO);

    for (int i = 0; i < ofSum.values().length; i++) {
      assertThat(ofSum.values()[i])
          .isCloseTo(2 * ofFirst.values()[i] - ofSecond.values()[i], within(1e-3f));
    }
  }

  @Test
  void aTokenWithoutTextsStaysWhereItStarted() {
    List<long[]> texts = IntStream.range(0, TEXTS).mapToObj(i -> new long[] {1 + i % 9}).toList();
    FloatMatrix start = TinyEncoders.matrix(new Random(7), TOKENS, COLUMNS, 1);

    FloatMatrix fitted = fit(TokenBags.of(texts, ones()), 1, targets(8), start);

    assertThat(fitted.selectRows(new int[] {0, 12, 29}))
        .isEqualTo(start.selectRows(new int[] {0, 12, 29}));
  }

  @Test
  void vectorsThatGaveTheTargetsAreFoundAgain() {
    TokenBags bags = bags(9);
    FloatMatrix hidden = TinyEncoders.matrix(new Random(10), TOKENS, COLUMNS, 1);
    float[] targets = new float[TEXTS * COLUMNS];
    for (int text = 0; text < TEXTS; text++) {
      for (int c = 0; c < COLUMNS; c++) {
        targets[text * COLUMNS + c] = (float) predicted(bags, hidden, text, c);
      }
    }

    FloatMatrix found =
        new RidgeRegression(bags, TOKENS, 1e-6, 300)
            .fit(new FloatMatrix(TEXTS, COLUMNS, targets), ZERO);

    for (int i = 0; i < found.values().length; i++) {
      assertThat(found.values()[i]).isCloseTo(hidden.values()[i], within(2e-2f));
    }
  }

  @Test
  void withoutAPullTheProblemHasNoSingleAnswer() {
    assertThatThrownBy(() -> new RidgeRegression(bags(1), TOKENS, 0, 5))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRepeatedTokenCountsAsOftenAsItStands() {
    TokenBags bags = TokenBags.of(List.of(new long[] {5, 3, 5, 0}), weights(0, 1, 1, 2, 1, 0.5f));

    assertThat(bags.tokens()).containsExactly(3, 5);
    float third = (float) (1 / Math.sqrt(3)); // Token 0 has no weight and is not counted.
    assertThat(bags.values()).containsExactly(2 * third, 2 * 0.5f * third);
  }

  @Test
  void aTokenOfFrequencyAWeighsHalf() {
    List<long[]> texts = List.of(new long[] {1, 1, 1, 2}, new long[] {2, 2, 2, 3});

    float[] weights = TokenWeights.of(texts, 5, 0.5);

    assertThat(weights[0]).isEqualTo(1);
    assertThat(weights[2]).isEqualTo(0.5f);
    assertThat(weights[3]).isGreaterThan(weights[1]);
  }

  private static FloatMatrix fit(
      TokenBags bags, double ridge, FloatMatrix targets, FloatMatrix start) {
    return new RidgeRegression(bags, TOKENS, ridge, 200).fit(targets, start);
  }

  private static TokenBags bags(long seed) {
    Random random = new Random(seed);
    List<long[]> texts =
        IntStream.range(0, TEXTS)
            .mapToObj(i -> random.longs(1 + random.nextInt(12), 0, TOKENS).toArray())
            .toList();
    return TokenBags.of(texts, ones());
  }

  private static float[] ones() {
    float[] ones = new float[TOKENS];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static float[] weights(float... weights) {
    return weights;
  }

  private static FloatMatrix targets(long seed) {
    return TinyEncoders.matrix(new Random(seed), TEXTS, COLUMNS, 1);
  }

  private static double x(TokenBags bags, int text, int token) {
    return IntStream.range(bags.starts()[text], bags.starts()[text + 1])
        .filter(e -> bags.tokens()[e] == token)
        .mapToDouble(e -> bags.values()[e])
        .sum();
  }

  private static double predicted(TokenBags bags, FloatMatrix vectors, int text, int column) {
    return IntStream.range(bags.starts()[text], bags.starts()[text + 1])
        .mapToDouble(e -> bags.values()[e] * vectors.at(bags.tokens()[e], column))
        .sum();
  }
}

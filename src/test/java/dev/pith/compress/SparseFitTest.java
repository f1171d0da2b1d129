package dev.pith.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pith.bert.FloatMatrix;
import dev.pith.fixtures.TinyEncoders;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparseFitTest {
  private static final int INPUTS = 20;
  private static final int OUTPUTS = 70;
  private static final double LAMBDA = 0.01;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theErrorHasNoSlopeInAnyWeightThatStays(long seed) {
    Problem problem = new Problem(seed);

    FloatMatrix fitted = problem.fit();

    for (int i = 0; i < INPUTS; i++) {
      for (int j = 0; j < OUTPUTS; j++) {
        if (problem.removed[i * OUTPUTS + j]) {
          assertThat(fitted.at(i, j)).isZero();
        } else {
          assertThat(problem.slope(fitted, i, j)).as("seed %d", seed).isCloseTo(0, within(1e-4));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anOutputThatKeepsEveryInputGetsTheRidgeSolution(long seed) {
    Problem problem = new Problem(seed);
    java.util.Arrays.fill(problem.removed, false);
    double[][] left = new double[INPUTS][];
    double[][] right = new double[INPUTS][OUTPUTS];
    for (int i = 0; i < INPUTS; i++) {
      left[i] = problem.gram[i].clone();
      left[i][i] += LAMBDA;
      for (int j = 0; j < OUTPUTS; j++) {
        right[i][j] = problem.cross[i][j] + LAMBDA * problem.start.at(i, j);
      }
    }
    double[][] expected = Cholesky.of(left).solve(right);

    FloatMatrix fitted = problem.fit();

    for (int i = 0; i < INPUTS; i++) {
      for (int j = 0; j < OUTPUTS; j++) {
        assertThat((double) fitted.at(i, j)).isCloseTo(expected[i][j], within(1e-4));
      }
    }
  }

  @Test
  void anOutputThatKeepsNothingIsZeroAndTheOthersAreFittedAsBefore() {
    Problem problem = new Problem(6);
    FloatMatrix before = problem.fit();
    for (int i = 0; i < INPUTS; i++) {
      problem.removed[i * OUTPUTS + 3] = true;
    }

    FloatMatrix fitted = problem.fit();

    for (int i = 0; i < INPUTS; i++) {
      for (int j = 0; j < OUTPUTS; j++) {
        float expected = j == 3 ? 0 : before.at(i, j);
        assertThat(fitted.at(i, j)).isCloseTo(expected, within(1e-4f));
      }
    }
  }

  /** Correlated inputs, targets that are a little off the old weights, and half of them gone. */
  private static final class Problem {
    private final double[][] gram = new double[INPUTS][INPUTS];
    private final double[][] cross = new double[INPUTS][OUTPUTS];
    private final FloatMatrix start;
    private final boolean[] removed = new boolean[INPUTS * OUTPUTS];

    Problem(long seed) {
      Random random = new Random(seed);
      FloatMatrix x = TinyEncoders.matrix(random, 2 * INPUTS, INPUTS, 0.3);
      start = TinyEncoders.matrix(random, INPUTS, OUTPUTS, 1);
      for (int i = 0; i < INPUTS; i++) {
        for (int j = 0; j < INPUTS; j++) {
          for (int row = 0; row < x.rows(); row++) {
            gram[i][j] += x.at(row, i) * x.at(row, j);
          }
        }
      }
      for (int i = 0; i < INPUTS; i++) {
        for (int j = 0; j < OUTPUTS; j++) {
          for (int k = 0; k < INPUTS; k++) {
            cross[i][j] += gram[i][k] * (start.at(k, j) + 0.1);
          }
        }
      }
      for (int i = 0; i < removed.length; i++) {
        removed[i] = random.nextBoolean();
      }
    }

    FloatMatrix fit() {
      return new SparseFit(gram, LAMBDA).fit(cross, start, removed);
    }

    double slope(FloatMatrix w, int input, int output) {
      double slope =
          LAMBDA * (w.at(input, output) - start.at(input, output)) - cross[input][output];
      for (int k = 0; k < INPUTS; k++) {
        slope += gram[input][k] * w.at(k, output);
      }
      return slope;
    }
  }
}

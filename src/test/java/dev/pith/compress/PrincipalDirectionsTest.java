package dev.pith.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pith.bert.FloatMatrix;
import dev.pith.fixtures.TinyEncoders;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalDirectionsTest {
  private static final int VECTORS = 90;
  private static final int WIDTH = 24;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void inAllDirectionsInnerProductsStay(long seed) {
    FloatMatrix vectors = vectors(seed);
    PrincipalDirections all = PrincipalDirections.of(vectors, WIDTH);
    FloatMatrix projected = times(vectors, all.directions());

    assertThat(all.lost()).isZero();
    for (int a = 0; a < VECTORS; a++) {
      for (int b = 0; b <= a; b++) {
        assertThat(dot(projected, a, projected, b))
            .isCloseTo(dot(vectors, a, vectors, b), within(1e-5));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 12, 23})
  void whatIsLostIsTheTailOfTheEigenvalues(int dimensions) {
    FloatMatrix vectors = vectors(4);
    double[] eigenvalues = SymmetricEigen.of(moments(vectors)).values();
    double tail = 0;
    for (int d = dimensions; d < WIDTH; d++) {
      tail += eigenvalues[d];
    }

    PrincipalDirections found = PrincipalDirections.of(vectors, dimensions);

    assertThat(energyOutside(vectors, found.directions())).isCloseTo(tail, within(1e-5));
    assertThat(found.lost() * energy(vectors)).isCloseTo(tail, within(1e-5));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void noOtherDirectionsLoseLess(long seed) {
    FloatMatrix vectors = vectors(seed);
    double least = energyOutside(vectors, PrincipalDirections.of(vectors, 6).directions());

    FloatMatrix others =
        PrincipalDirections.of(TinyEncoders.matrix(new Random(seed + 50), 40, WIDTH, 1), 6)
            .directions();

    assertThat(energyOutside(vectors, others)).isGreaterThan(least);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void eigenvectorsAreOnlyStretchedAndTheirSignIsFixed(long seed) {
    double[][] matrix = moments(vectors(seed));
    SymmetricEigen eigen = SymmetricEigen.of(matrix);

    for (int d = 0; d < WIDTH; d++) {
      double[] vector = eigen.vectors()[d];
      double largest = 0;
      for (int i = 0; i < WIDTH; i++) {
        double image = 0;
        for (int j = 0; j < WIDTH; j++) {
          image += matrix[i][j] * vector[j];
        }
        assertThat(image).isCloseTo(eigen.values()[d] * vector[i], within(1e-9));
        largest = Math.abs(vector[i]) > Math.abs(largest) ? vector[i] : largest;
      }
      assertThat(largest).isPositive();
      if (d > 0) {
        assertThat(eigen.values()[d]).isLessThanOrEqualTo(eigen.values()[d - 1]);
      }
    }
  }

  /** Of unit length, not about zero, longer in some directions than in others. */
  @Test
  void directionsThatHaveNothingToDoWithEachOtherAreNotMixed() {
    double[][] blocks = {{2, 1, 0, 0}, {1, 2, 0, 0}, {0, 0, 5, 2}, {0, 0, 2, 5}};

    SymmetricEigen eigen = SymmetricEigen.of(blocks);

    assertThat(eigen.values()).containsExactly(new double[] {7, 3, 3, 1}, within(1e-12));
    assertThat(eigen.vectors()[0]).startsWith(0, 0);
    assertThat(eigen.vectors()[3]).endsWith(0, 0);
  }

  @Test
  void whereAllVectorsAreZeroNothingIsLost() {
    PrincipalDirections found = PrincipalDirections.of(new FloatMatrix(3, 4, new float[12]), 2);

    assertThat(found.lost()).isZero();
    assertThat(found.directions().values()).contains(1, 1).doesNotContain(Float.NaN);
  }

  private static FloatMatrix vectors(long seed) {
    Random random = new Random(seed);
    float[] values = new float[VECTORS * WIDTH];
    for (int row = 0; row < VECTORS; row++) {
      double squares = 0;
      for (int i = 0; i < WIDTH; i++) {
        double value = random.nextGaussian() / (1 + i) + 0.2;
        values[row * WIDTH + i] = (float) value;
        squares += value * value;
      }
      for (int i = 0; i < WIDTH; i++) {
        values[row * WIDTH + i] /= (float) Math.sqrt(squares);
      }
    }
    return new FloatMatrix(VECTORS, WIDTH, values);
  }

  private static double[][] moments(FloatMatrix vectors) {
    double[][] moments = new double[WIDTH][WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      for (int j = 0; j < WIDTH; j++) {
        for (int row = 0; row < VECTORS; row++) {
          moments[i][j] += (double) vectors.at(row, i) * vectors.at(row, j) / VECTORS;
        }
      }
    }
    return moments;
  }

  /** Mean squared distance of the vectors from what is left of them in {@code directions}. */
  private static double energyOutside(FloatMatrix vectors, FloatMatrix directions) {
    return energy(vectors) - energy(times(vectors, directions));
  }

  private static double energy(FloatMatrix vectors) {
    double sum = 0;
    for (int row = 0; row < VECTORS; row++) {
      sum += dot(vectors, row, vectors, row);
    }
    return sum / VECTORS;
  }

  private static FloatMatrix times(FloatMatrix left, FloatMatrix right) {
    float[] values = new float[left.rows() * right.columns()];
    for (int row = 0; row < left.rows(); row++) {
      for (int column = 0; column < right.columns(); column++) {
        double sum = 0;
        for (int k = 0; k < right.rows(); k++) {
          sum += (double) left.at(row, k) * right.at(k, column);
        }
        values[row * right.columns() + column] = (float) sum;
      }
    }
    return new FloatMatrix(left.rows(), right.columns(), values);
  }

  private static double dot(FloatMatrix a, int rowA, FloatMatrix b, int rowB) {
    double sum = 0;
    for (int i = 0; i < a.columns(); i++) {
      sum += (double) a.at(rowA, i) * b.at(rowB, i);
    }
    return sum;
  }
}

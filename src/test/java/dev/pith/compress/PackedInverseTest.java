package dev.pith.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedInverseTest {
  private static final int SIZE = 80;

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 31, 32, 33, 70})
  void whatIsLeftIsTheInverseOfWhatIsLeft(int removals) {
    Random random = new Random(removals);
    double[][] matrix = positiveDefinite(random);
    PackedInverse packed = new PackedInverse(Cholesky.of(matrix).inverse());
    List<Integer> inputs = new ArrayList<>(IntStream.range(0, SIZE).boxed().toList());
    Collections.shuffle(inputs, random);
    inputs.subList(0, removals).forEach(packed::remove);
    List<Integer> left = inputs.subList(removals, SIZE);

    double[][] expected = Cholesky.of(selected(matrix, left)).inverse();

    for (int i = 0; i < left.size(); i++) {
      assertThat(packed.diagonal(packed.placeOf(left.get(i))))
          .isCloseTo(expected[i][i], within(1e-9));
      for (int j = 0; j < left.size(); j++) {
        assertThat(packed.at(left.get(i), left.get(j))).isCloseTo(expected[i][j], within(1e-9));
      }
    }
  }

  private static double[][] selected(double[][] matrix, List<Integer> kept) {
    double[][] selected = new double[kept.size()][kept.size()];
    for (int i = 0; i < kept.size(); i++) {
      for (int j = 0; j < kept.size(); j++) {
        selected[i][j] = matrix[kept.get(i)][kept.get(j)];
      }
    }
    return selected;
  }

  private static double[][] positiveDefinite(Random random) {
    double[][] factor = new double[SIZE][SIZE];
    for (double[] row : factor) {
      for (int j = 0; j < SIZE; j++) {
        row[j] = random.nextGaussian();
      }
    }
    double[][] matrix = new double[SIZE][SIZE];
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j < SIZE; j++) {
        for (int k = 0; k < SIZE; k++) {
          matrix[i][j] += factor[i][k] * factor[j][k] / SIZE;
        }
      }
      matrix[i][i] += 1;
    }
    return matrix;
  }
}

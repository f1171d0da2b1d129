package dev.pith.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedInverseTest {
  private static final int SIZE = 80;

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 31, 32, 33, 70})
  void whatIsLeftIsTheInverseOfWhatIsLeft(int removals) {
    Random random = new Random(removals);
    double[][] matrix = positiveDefinite(random, SIZE);
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

  /** Both where one thread does it and where several do. */
  @ParameterizedTest
  @ValueSource(ints = {SIZE, 150})
  void whatIsLeftOfAFitIsTheFitOfWhatIsLeft(int size) {
    Random random = new Random(size);
    double[][] matrix = positiveDefinite(random, size);
    double[][] right = new double[size][2];
    for (double[] row : right) {
      row[0] = random.nextGaussian();
      row[1] = random.nextGaussian();
    }
    double[][] fitted = Cholesky.of(matrix).solve(right);
    PackedInverse packed = new PackedInverse(Cholesky.of(matrix).inverse());
    for (int input = 0; input < 5; input++) {
      Set<Integer> changed = ConcurrentHashMap.newKeySet();
      packed.eliminate(input, fitted[input].clone(), fitted, changed::add);
      assertThat(changed).hasSize(size - input - 1).doesNotContain(input);
    }
    List<Integer> left = IntStream.range(5, size).boxed().toList();

    double[][] expected =
        Cholesky.of(selected(matrix, left))
            .solve(left.stream().map(i -> right[i]).toArray(double[][]::new));

    for (int i = 0; i < left.size(); i++) {
      assertThat(fitted[left.get(i)]).containsExactly(expected[i], within(1e-9));
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

  private static double[][] positiveDefinite(Random random, int size) {
    double[][] factor = new double[size][size];
    for (double[] row : factor) {
      for (int j = 0; j < size; j++) {
        row[j] = random.nextGaussian();
      }
    }
    double[][] matrix = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        for (int k = 0; k < size; k++) {
          matrix[i][j] += factor[i][k] * factor[j][k] / size;
        }
      }
      matrix[i][i] += 1;
    }
    return matrix;
  }
}

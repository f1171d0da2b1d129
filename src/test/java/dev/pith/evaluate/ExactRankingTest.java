package dev.pith.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExactRankingTest {
  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void itAgreesWithSortingEverything(long seed) {
    Random random = new Random(seed);
    int dimension = 1 + random.nextInt(70);
    // Small whole numbers: their products are exact in floats, so there are true ties.
    VectorMatrix documents = wholeNumbers(random, random.nextInt(200), dimension);
    VectorMatrix queries = wholeNumbers(random, 1 + random.nextInt(20), dimension);
    List<String> ids = IntStream.range(0, documents.rows()).mapToObj(i -> "d" + i).toList();
    int k = 1 + random.nextInt(30);

    List<List<ScoredDocument>> found = new ExactRanking(ids, documents).topK(queries, k);

    assertThat(found).as("seed %d", seed).hasSize(queries.rows());
    for (int query = 0; query < queries.rows(); query++) {
      assertThat(found.get(query))
          .as("seed %d, query %d", seed, query)
          .isEqualTo(bySorting(ids, documents, queries, query, k));
    }
  }

  @Test
  void itsDotProductIsTheSumOfProductsAtEveryLength() {
    for (int length = 0; length < 100; length++) {
      float[] a = new float[length + 3];
      float[] b = new float[length + 5];
      double expected = 0;
      for (int i = 0; i < length; i++) {
        a[i + 3] = i % 7 - 3;
        b[i + 5] = i % 5 - 2;
        expected += (double) a[i + 3] * b[i + 5];
      }
      assertThat((double) DotProduct.of(a, 3, b, 5, length))
          .as("length %d", length)
          .isEqualTo(expected);
    }
  }

  @Test
  void vectorsOfAnotherSpaceAreRefused() {
    ExactRanking ranking =
        new ExactRanking(List.of("a"), VectorMatrix.of(List.of(new float[] {1, 0}), 2));
    VectorMatrix queries = VectorMatrix.of(List.of(new float[] {1, 0, 0}), 3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ranking.topK(queries, 1))
        .withMessageContaining("dimension");
  }

  private static List<ScoredDocument> bySorting(
      List<String> ids, VectorMatrix documents, VectorMatrix queries, int query, int k) {
    int dimension = documents.dimension();
    List<ScoredDocument> all = new ArrayList<>();
    for (int row = 0; row < documents.rows(); row++) {
      float sum = 0;
      for (int i = 0; i < dimension; i++) {
        sum += documents.values()[row * dimension + i] * queries.values()[query * dimension + i];
      }
      all.add(new ScoredDocument(ids.get(row), sum));
    }
    all.sort(Comparator.comparing(ScoredDocument::id).reversed());
    // A stable sort keeps the order of ids among equal scores.
    all.sort(Comparator.comparingDouble(ScoredDocument::score).reversed());
    return all.stream().limit(k).toList();
  }

  private static VectorMatrix wholeNumbers(Random random, int rows, int dimension) {
    float[] values = new float[rows * dimension];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(5) - 2;
    }
    return new VectorMatrix(values, rows, dimension);
  }
}

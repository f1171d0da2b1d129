package dev.pith.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pith.bert.BertWriter;
import dev.pith.bert.FloatMatrix;
import dev.pith.bert.Int8Matrix;
import dev.pith.bert.Int8Matrix.Axis;
import dev.pith.bert.Matrix;
import dev.pith.fixtures.TinyEncoders;
import dev.pith.making.RuntimeGraphs;
import dev.pith.onnx.OnnxReader;
import dev.pith.onnx.OnnxWriter;
import dev.pith.onnx.Shape;
import dev.pith.onnx.Tensor;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokenVectorsTest {
  private static final int DIMENSION = 24;

  /** As numbers and in 8 bits; row 0, of padding, is zero. */
  static Stream<TokenVectors> tables() {
    FloatMatrix table = TinyEncoders.matrix(new Random(1), 50, DIMENSION, 1);
    Arrays.fill(table.values(), 0, DIMENSION, 0);
    byte[] integers = new byte[table.values().length];
    new Random(2).nextBytes(integers);
    Arrays.fill(integers, 0, DIMENSION, (byte) 0);
    float[] scales = new float[50];
    for (int row = 0; row < scales.length; row++) {
      scales[row] = (1 + row) / 100f;
    }
    Int8Matrix rounded = new Int8Matrix(50, DIMENSION, integers, scales, Axis.ROW);
    return Stream.of(table, rounded).map(TokenVectors::new);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void theGraphIsThePlainArithmetic(TokenVectors vectors) {
    long[] ids = {2, 7, 7, 49, 3};

    assertThat(run(vectors, 1, ids))
        .usingComparatorWithPrecision(1e-5f)
        .containsExactly(vectors.embed(ids));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void theOrderOfTokensDoesNotMatter(TokenVectors vectors) {
    assertThat(run(vectors, 1, 2, 7, 30, 3))
        .usingComparatorWithPrecision(1e-5f)
        .containsExactly(run(vectors, 1, 30, 3, 2, 7));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyVectorHasUnitLength(TokenVectors vectors) {
    for (long id = 1; id < 50; id++) {
      double squares = 0;
      for (float value : run(vectors, 1, id, 4)) {
        squares += value * value;
      }
      assertThat(squares).isCloseTo(1, within(1e-5));
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void paddingChangesNothing(TokenVectors vectors) {
    float[] both = run(vectors, 2, 5, 6, 9, 8, 0, 0);

    assertThat(Arrays.copyOfRange(both, DIMENSION, 2 * DIMENSION))
        .usingComparatorWithPrecision(1e-6f)
        .containsExactly(run(vectors, 1, 8));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void theFileIsReadBackAsItWasAndWrittenAlike(TokenVectors vectors) {
    byte[] bytes = OnnxWriter.toBytes(vectors.toModel());

    assertThat(OnnxReader.read(bytes)).isEqualTo(vectors.toModel());
    assertThat(OnnxWriter.toBytes(vectors.toModel())).isEqualTo(bytes);
    Matrix table = vectors.table();
    assertThat((long) bytes.length).isBetween(table.sizeBytes(), table.sizeBytes() + 1000);
  }

  private static float[] run(TokenVectors vectors, int texts, long... ids) {
    try (var graph = new RuntimeGraphs().load(vectors.toModel())) {
      Tensor input = Tensor.ofLongs(Shape.of(texts, ids.length / texts), ids);
      Map<String, Tensor> output = graph.run(Map.of("input_ids", input));
      return Objects.requireNonNull(output.get(BertWriter.OUTPUT)).toFloats();
    }
  }
}

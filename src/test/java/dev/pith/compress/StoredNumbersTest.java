package dev.pith.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.bert.EncoderWeights;
import dev.pith.bert.Float16Matrix;
import dev.pith.bert.FloatMatrix;
import dev.pith.bert.Matrix;
import dev.pith.fixtures.TinyEncoders;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights at the ends of what the stored forms can hold. */
class StoredNumbersTest {
  private static final Calibration CALIBRATION = TinyEncoders.calibration(1, 3);

  /** Float16 has 0 for the scale of the first two and infinity for that of the last. */
  @ParameterizedTest
  @ValueSource(floats = {1e-20f, 1e-9f, 1, 1e7f})
  void aTableInFourBitsKeepsItsShareOfPrecisionHoweverSmallOrLargeItsNumbersAre(float factor) {
    EncoderWeights weights = withWords(words -> scaled(words, factor));

    FloatMatrix before = weights.embeddings().words().toFloats();
    FloatMatrix after = apply(new QuantizeTables(4, 16), weights).embeddings().words().toFloats();

    double error = 0;
    double whole = 0;
    for (int i = 0; i < before.values().length; i++) {
      error += Math.pow((double) before.values()[i] - after.values()[i], 2);
      whole += Math.pow(before.values()[i], 2);
    }
    assertThat(error / whole).isLessThan(0.02);
  }

  @Test
  void aWeightBeyondFloat16IsRefusedByItsPlace() {
    EncoderWeights weights =
        withWords(
            words -> {
              float[] values = words.values().clone();
              values[2 * words.columns() + 1] = -65_505;
              return new FloatMatrix(words.rows(), words.columns(), values);
            });

    assertThatThrownBy(() -> apply(new StoreFloat16(), weights))
        .isInstanceOf(PassRefusedException.class)
        .hasMessageContaining("weight [2, 1] of words is -65505.0")
        .hasMessageContaining("65504");
  }

  @Test
  void whatIsQuantizedAlreadyStaysSoAndTheRestBecomesFloat16() {
    EncoderWeights tables = apply(new QuantizeTables(4, 16), TinyEncoders.random(1));

    EncoderWeights stored = apply(new StoreFloat16(), tables);

    assertThat(stored.embeddings()).isEqualTo(tables.embeddings());
    stored.mapMatrices(
        (name, matrix) -> {
          assertThat(matrix instanceof Float16Matrix)
              .as(name)
              .isNotEqualTo(EncoderWeights.isTable(name));
          return matrix;
        });
  }

  private static EncoderWeights withWords(UnaryOperator<FloatMatrix> change) {
    return TinyEncoders.random(1)
        .mapMatrices(
            (name, matrix) -> name.equals("words") ? change.apply(matrix.toFloats()) : matrix);
  }

  private static FloatMatrix scaled(Matrix matrix, float factor) {
    float[] values = matrix.toFloats().values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
    return new FloatMatrix(matrix.rows(), matrix.columns(), values);
  }

  private static EncoderWeights apply(Pass pass, EncoderWeights weights) {
    Subject subject = pass.apply(new Subject.Recognised(weights), CALIBRATION).subject();
    return ((Subject.Recognised) subject).weights();
  }
}

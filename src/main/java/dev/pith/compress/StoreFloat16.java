package dev.pith.compress;

import dev.pith.bert.EncoderWeights;
import dev.pith.bert.Float16Matrix;
import dev.pith.bert.FloatMatrix;
import dev.pith.bert.Matrix;

/**
 * Stores every matrix that is still float32 as float16; ONNX Runtime widens them when it loads the
 * model, so products are as fast as before. Error: {@code 2^-11} of a weight's magnitude, or {@code
 * 2^-25} below {@code 2^-14}.
 */
public record StoreFloat16() implements Pass {
  private static final float LARGEST = 65504;

  @Override
  public String name() {
    return "store-float16";
  }

  @Override
  public Outcome apply(Subject subject, Calibration calibration) {
    EncoderWeights weights = FiniteWeights.of(Structure.recognised(subject, name()));
    MatrixChoice choice =
        MatrixChoice.make(
            Selection.EVERYTHING, weights, name -> true, names -> weights, calibration);
    EncoderWeights halved =
        weights.mapMatrices(
            (name, matrix) -> matrix instanceof FloatMatrix floats ? halves(name, floats) : matrix);
    return new Outcome(
        new Subject.Recognised(halved), choice.chosen().size() + " matrices stored as float16");
  }

  /**
   * Rounds a matrix.
   *
   * @throws PassRefusedException when a weight is beyond float16, naming matrix and place
   */
  private static Matrix halves(String name, FloatMatrix matrix) {
    float[] values = FiniteWeights.of(name, matrix).values();
    short[] halves = new short[values.length];
    for (int i = 0; i < values.length; i++) {
      if (Math.abs(values[i]) > LARGEST) {
        throw new PassRefusedException(
            "weight [%d, %d] of %s is %s; float16 ends at %.0f"
                .formatted(i / matrix.columns(), i % matrix.columns(), name, values[i], LARGEST));
      }
      halves[i] = Float.floatToFloat16(values[i]);
    }
    return new Float16Matrix(matrix.rows(), matrix.columns(), halves);
  }
}

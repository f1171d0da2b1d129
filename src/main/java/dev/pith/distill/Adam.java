package dev.pith.distill;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.pith.bert.FloatMatrix;
import java.util.List;

/** Adam (Kingma and Ba 2015, algorithm 1), in place. */
final class Adam implements AutoCloseable {
  static final float MEAN_DECAY = 0.9f;
  static final float SQUARE_DECAY = 0.999f;
  static final float EPSILON = 1e-8f;

  private final StudentTensors means;
  private final StudentTensors squares;

  /**
   * Goes on from what was remembered.
   *
   * @param first place of the first parameter that is moved
   * @param means decaying means of the gradients
   * @param squares decaying means of their squares
   */
  Adam(NDManager parent, int first, List<FloatMatrix> means, List<FloatMatrix> squares) {
    this.means = StudentTensors.of(parent, first, means);
    this.squares = StudentTensors.of(parent, first, squares);
  }

  /**
   * Moves a parameter against its gradient.
   *
   * @param step from 0
   */
  void move(int place, NDArray parameter, NDArray gradient, double rate, int step) {
    NDList inputs = new NDList(parameter, gradient, means.get(place), squares.get(place));
    parameter
        .getNDArrayInternal()
        .adamUpdate(
            inputs,
            new NDList(parameter),
            (float) rate,
            (float) corrected(rate, step),
            0,
            1,
            -1,
            MEAN_DECAY,
            SQUARE_DECAY,
            EPSILON,
            false,
            false);
  }

  /** The rate that makes up for means that began at 0. */
  static double corrected(double rate, int step) {
    return rate
        * Math.sqrt(1 - Math.pow(SQUARE_DECAY, step + 1))
        / (1 - Math.pow(MEAN_DECAY, step + 1));
  }

  List<FloatMatrix> means() {
    return means.toMatrices();
  }

  List<FloatMatrix> squares() {
    return squares.toMatrices();
  }

  @Override
  public void close() {
    means.close();
    squares.close();
  }
}

package dev.pith.distill;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.pith.bert.FloatMatrix;
import java.util.Arrays;
import java.util.List;

/**
 * A student's word vectors. A step reads a few hundred of many thousands, so only those are put
 * into the engine, and only those are moved: with whole tables two thirds of a training's time went
 * into moving words by nothing. What {@link Adam} remembers of a word stays as it is in steps that
 * do not read it. Not safe for use by two threads at once.
 */
final class WordTable {
  private final int width;
  private final float[] values;
  private final float[] means;
  private final float[] squares;

  /** Goes on from what was remembered; the matrices are copied. */
  WordTable(FloatMatrix values, FloatMatrix means, FloatMatrix squares) {
    this.width = values.columns();
    this.values = values.values().clone();
    this.means = means.values().clone();
    this.squares = squares.values().clone();
  }

  /** One that is not moved. */
  static WordTable frozen(FloatMatrix values) {
    FloatMatrix none = new FloatMatrix(0, values.columns(), new float[0]);
    return new WordTable(values, none, none);
  }

  /**
   * The words of some texts.
   *
   * @param named their ids, each once, rising
   * @param vectors {@code [named, width]}; with a gradient once there is a loss, unless frozen
   * @param places of every token of every text in turn, its row of {@code vectors}
   */
  record Rows(int[] named, NDArray vectors, NDArray places) {}

  /**
   * Puts the words of texts into the engine.
   *
   * @param owner of the arrays
   */
  Rows rows(NDManager owner, List<long[]> texts) {
    int[] ids = texts.stream().flatMapToLong(Arrays::stream).mapToInt(Math::toIntExact).toArray();
    int[] named = Arrays.stream(ids).sorted().distinct().toArray();
    float[] vectors = new float[named.length * width];
    for (int row = 0; row < named.length; row++) {
      System.arraycopy(values, named[row] * width, vectors, row * width, width);
    }
    long[] places = Arrays.stream(ids).mapToLong(id -> Arrays.binarySearch(named, id)).toArray();
    NDArray leaf = owner.create(vectors, new Shape(named.length, width));
    leaf.setRequiresGradient(means.length > 0);
    return new Rows(named, leaf, owner.create(places));
  }

  /**
   * Moves the words that were read against their gradients.
   *
   * @param step from 0
   */
  void move(Rows read, double rate, int step) {
    float corrected = (float) Adam.corrected(rate, step);
    float[] gradients;
    try (NDArray gradient = read.vectors().getGradient()) {
      gradients = gradient.toFloatArray();
    }
    for (int row = 0; row < read.named().length; row++) {
      int to = read.named()[row] * width;
      for (int column = 0; column < width; column++) {
        move(to + column, gradients[row * width + column], corrected);
      }
    }
  }

  private void move(int at, float gradient, float rate) {
    means[at] = Adam.MEAN_DECAY * means[at] + (1 - Adam.MEAN_DECAY) * gradient;
    squares[at] = Adam.SQUARE_DECAY * squares[at] + (1 - Adam.SQUARE_DECAY) * gradient * gradient;
    values[at] -= rate * means[at] / ((float) Math.sqrt(squares[at]) + Adam.EPSILON);
  }

  FloatMatrix values() {
    return matrix(values);
  }

  /** Decaying means of the gradients. */
  FloatMatrix means() {
    return matrix(means);
  }

  /** Decaying means of their squares. */
  FloatMatrix squares() {
    return matrix(squares);
  }

  private FloatMatrix matrix(float[] numbers) {
    return new FloatMatrix(numbers.length / width, width, numbers.clone());
  }
}

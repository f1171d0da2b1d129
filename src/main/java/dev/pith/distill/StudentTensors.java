package dev.pith.distill;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.pith.bert.FloatMatrix;
import java.util.List;

/**
 * Arrays that live as long as a training: parameters from one place of {@link Parameters} on, or
 * what the optimizer remembers of them.
 */
final class StudentTensors implements AutoCloseable {
  private final NDManager owner;
  private final int first;
  private final List<NDArray> arrays;

  private StudentTensors(NDManager owner, int first, List<NDArray> arrays) {
    this.owner = owner;
    this.first = first;
    this.arrays = arrays;
  }

  /**
   * Copies matrices into the engine. Matrices of one row become vectors.
   *
   * @param first place of the first of them
   */
  static StudentTensors of(NDManager parent, int first, List<FloatMatrix> matrices) {
    NDManager owner = parent.newSubManager();
    return new StudentTensors(
        owner,
        first,
        matrices.stream().map(matrix -> owner.create(matrix.values(), shape(matrix))).toList());
  }

  NDArray get(int place) {
    return arrays.get(place - first);
  }

  /** One more than the last place. */
  int end() {
    return first + arrays.size();
  }

  /** Copies the numbers out. */
  List<FloatMatrix> toMatrices() {
    return arrays.stream().map(StudentTensors::matrix).toList();
  }

  private static FloatMatrix matrix(NDArray array) {
    Shape shape = array.getShape();
    int rows = shape.dimension() == 1 ? 1 : Math.toIntExact(shape.get(0));
    int columns = Math.toIntExact(shape.getLastDimension());
    return new FloatMatrix(rows, columns, array.toFloatArray());
  }

  private static Shape shape(FloatMatrix matrix) {
    return matrix.rows() == 1
        ? new Shape(matrix.columns())
        : new Shape(matrix.rows(), matrix.columns());
  }

  @Override
  public void close() {
    owner.close();
  }
}

package dev.pith.distill;

import dev.pith.bert.FloatMatrix;
import java.util.List;

/**
 * All that a training needs to go on as if it had never stopped.
 *
 * @param step steps made
 * @param bestStep steps made when the best parameters were seen
 * @param startScore validation before the first step, see {@link Student#score}
 * @param bestScore the best validation so far
 * @param current trained parameters as they stand
 * @param means see {@link Adam}
 * @param squares see {@link Adam}
 * @param best trained parameters as they were at {@code bestStep}
 */
record TrainingState(
    int step,
    int bestStep,
    double startScore,
    double bestScore,
    List<FloatMatrix> current,
    List<FloatMatrix> means,
    List<FloatMatrix> squares,
    List<FloatMatrix> best) {
  /** Before the first step. */
  static TrainingState start(List<FloatMatrix> parameters, double score) {
    List<FloatMatrix> zeros =
        parameters.stream()
            .map(p -> new FloatMatrix(p.rows(), p.columns(), new float[p.values().length]))
            .toList();
    return new TrainingState(0, 0, score, score, parameters, zeros, zeros, parameters);
  }

  /** The state after a validation at {@code now} steps. */
  TrainingState validated(int now, double score, Student student) {
    List<FloatMatrix> parameters = student.trained();
    boolean better = score > bestScore;
    return new TrainingState(
        now,
        better ? now : bestStep,
        startScore,
        better ? score : bestScore,
        parameters,
        student.means(),
        student.squares(),
        better ? parameters : best);
  }
}

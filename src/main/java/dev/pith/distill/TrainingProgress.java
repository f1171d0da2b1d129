package dev.pith.distill;

/** Is told how a training goes. */
@FunctionalInterface
public interface TrainingProgress {
  /**
   * A validation was made.
   *
   * @param step steps made
   * @param steps steps planned
   * @param loss mean since the last validation
   * @param bestScore best mean cosine to the teacher so far, on texts held back
   */
  void validated(int step, int steps, double loss, double bestScore);
}

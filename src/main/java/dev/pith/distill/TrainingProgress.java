package dev.pith.distill;

/** Is told how a training, or the taking of gradients, goes, by one thread at a time. */
@FunctionalInterface
public interface TrainingProgress {
  /**
   * The teacher has read some of the texts.
   *
   * @param texts how many, those of an earlier run included
   * @param of how many it will read
   */
  default void taught(int texts, int of) {}

  /**
   * Derivatives were taken of some texts.
   *
   * @param texts how many
   * @param of how many it will be
   */
  default void differentiated(int texts, int of) {}

  /**
   * The student begins to learn, or goes on.
   *
   * @param step steps made before
   * @param steps steps planned
   */
  default void started(int step, int steps) {}

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

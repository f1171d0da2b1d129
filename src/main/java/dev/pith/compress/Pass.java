package dev.pith.compress;

/**
 * One step that makes a model smaller. Passes are pure: the same subject and the same measured
 * activations give the same outcome.
 */
public sealed interface Pass
    permits TrimPositions, PruneHeads, PruneNeurons, PruneStructure, PruneWeights, QuantizeInt8 {
  /** Its name in a recipe. */
  String name();

  /**
   * Makes the step.
   *
   * @throws PassRefusedException when the pass does not fit the subject
   */
  Outcome apply(Subject subject, Calibration calibration);

  /**
   * What a step gave.
   *
   * @param subject the smaller model
   * @param description what was done, in a sentence with its numbers
   */
  record Outcome(Subject subject, String description) {}
}

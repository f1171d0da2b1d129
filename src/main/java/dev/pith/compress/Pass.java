package dev.pith.compress;

import dev.pith.tokenize.TokenizerDefinition;
import java.util.Optional;

/**
 * One step that makes a model smaller. Passes are pure: the same subject and the same measured
 * activations give the same outcome.
 */
public sealed interface Pass
    permits TrimPositions,
        TrimVocabulary,
        DropLayers,
        PruneHeads,
        PruneNeurons,
        PruneStructure,
        PruneWeights,
        ReduceDimension,
        FitOutput,
        FitStatic,
        EncodeTokens,
        Distill,
        QuantizeInt8,
        QuantizeBlocks,
        QuantizeTables,
        StoreFloat16 {
  /** Its name in a recipe. */
  String name();

  /** Whether it asks for gradients, which not every installation can take. */
  default boolean takesGradients() {
    return false;
  }

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
   * @param tokenizer what turns text into the ids that the subject reads, where that has changed
   */
  record Outcome(Subject subject, String description, Optional<TokenizerDefinition> tokenizer) {
    /** A step that left the tokenizer as it was. */
    public Outcome(Subject subject, String description) {
      this(subject, description, Optional.empty());
    }
  }
}

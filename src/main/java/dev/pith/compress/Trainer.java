package dev.pith.compress;

import dev.pith.bert.EncoderWeights;
import dev.pith.tokenize.TokenizerDefinition;

/** Trains students; handed in from above, so that passes need no gradients of their own. */
public interface Trainer {
  /**
   * Trains an encoder to give its teacher's vectors.
   *
   * @param student where training starts; as many heads and neurons as it will have
   * @param tokenizer what turns text into the ids that the student reads
   * @param plan how
   */
  Trained train(EncoderWeights student, TokenizerDefinition tokenizer, TrainingPlan plan);

  /**
   * What a training gave.
   *
   * @param weights the best student, by texts that it did not learn from
   * @param steps steps made
   * @param bestStep steps after which it was best; 0 means that training did not help
   * @param texts how many texts it learnt from
   * @param scoreBefore mean cosine to the teacher at the start, on texts held back
   * @param scoreAfter the same of the best student
   */
  record Trained(
      EncoderWeights weights,
      int steps,
      int bestStep,
      int texts,
      double scoreBefore,
      double scoreAfter) {}
}

package dev.pith.compress;

import dev.pith.bert.EncoderWeights;

/**
 * Trains the encoder as it stands, on texts without labels, to give the vectors of the encoder that
 * it was made from (Hinton et al. 2015).
 *
 * @param plan how
 */
public record Distill(TrainingPlan plan) implements Pass {
  /** The pass's name in a recipe. */
  static final String NAME = "distill";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean takesGradients() {
    return true;
  }

  @Override
  public Outcome apply(Subject subject, Calibration calibration) {
    EncoderWeights student = Structure.wideFloatsOf(subject, name());
    Trainer.Trained trained = calibration.trainer().train(student, calibration.tokenizer(), plan);
    return new Outcome(
        new Subject.Recognised(trained.weights()),
        "learnt %,d texts in %,d steps, best after %,d; cosine on texts held back %.4f -> %.4f"
            .formatted(
                trained.texts(),
                trained.steps(),
                trained.bestStep(),
                trained.scoreBefore(),
                trained.scoreAfter()));
  }
}

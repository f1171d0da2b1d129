package dev.pith.compress;

/**
 * How a student is trained. The same plan, texts and start give the same student on the same kind
 * of machine.
 *
 * @param steps most steps, at least 1
 * @param batchTokens most tokens per step, at least 256
 * @param learningRate the highest rate, above 0 and at most 0.1
 * @param similarityWeight share of the loss that is about similarities to other texts instead of
 *     the vectors themselves, 0 to 1
 * @param temperature by which those similarities are divided, above 0 and at most 10
 * @param tables whether word and position tables learn too
 * @param seed of the order of texts
 */
public record TrainingPlan(
    int steps,
    int batchTokens,
    double learningRate,
    double similarityWeight,
    double temperature,
    Tables tables,
    long seed) {
  private static final int MIN_BATCH_TOKENS = 256;

  /** What happens to the input tables. */
  public enum Tables {
    FROZEN,
    TRAINED
  }

  public TrainingPlan {
    if (steps < 1) {
      throw new IllegalArgumentException("steps " + steps + " is below 1");
    }
    if (batchTokens < MIN_BATCH_TOKENS) {
      throw new IllegalArgumentException(
          "batchTokens %d is below %d, the longest text".formatted(batchTokens, MIN_BATCH_TOKENS));
    }
    if (!(learningRate > 0 && learningRate <= 0.1)) {
      throw new IllegalArgumentException("learningRate " + learningRate + " is not in (0, 0.1]");
    }
    if (!(similarityWeight >= 0 && similarityWeight <= 1)) {
      throw new IllegalArgumentException(
          "similarityWeight " + similarityWeight + " is not in [0, 1]");
    }
    if (!(temperature > 0 && temperature <= 10)) {
      throw new IllegalArgumentException("temperature " + temperature + " is not in (0, 10]");
    }
  }
}

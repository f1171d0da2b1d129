package dev.pith.compress;

import dev.pith.compress.TrainingPlan.Tables;

/** Reads a {@link TrainingPlan} out of a recipe's pass; only the number of steps must be given. */
final class TrainingPlanReader {
  private static final int BATCH_TOKENS = 1536;
  private static final double LEARNING_RATE = 5e-4;
  private static final double SIMILARITY_WEIGHT = 0.1;
  private static final double TEMPERATURE = 0.05;
  private static final int SEED = 1;

  private TrainingPlanReader() {}

  static TrainingPlan read(JsonObject json) {
    int steps = json.integer("steps").orElseThrow(() -> json.fault("steps", "is missing"));
    int batchTokens = json.integer("batchTokens").orElse(BATCH_TOKENS);
    double learningRate = json.number("learningRate").orElse(LEARNING_RATE);
    double similarityWeight = json.number("similarityWeight").orElse(SIMILARITY_WEIGHT);
    double temperature = json.number("temperature").orElse(TEMPERATURE);
    Tables tables = json.choice("tables", Tables.class).orElse(Tables.FROZEN);
    int seed = json.integer("seed").orElse(SEED);
    try {
      return new TrainingPlan(
          steps, batchTokens, learningRate, similarityWeight, temperature, tables, seed);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      // A plan's faults begin with the name of what is wrong.
      throw json.fault(message.substring(0, message.indexOf(' ')), message);
    }
  }
}

package dev.pith.load;

import dev.pith.evaluate.LatencyDistribution;

/**
 * How load is offered, and what has to hold under it.
 *
 * @param workers questions that are answered at once, at least 1
 * @param waiting questions that may wait for a worker; further ones are turned away; at least 1
 * @param p99BoundMillis 99 of 100 questions must be answered within this, from the moment they were
 *     to come; above 0
 * @param leastQuestions at each rate; enough for a p99, {@value LatencyDistribution#P99_SAMPLES}
 * @param leastSeconds how long each rate is kept up at least, 0 or more
 * @param tolerance how close the highest rate that holds has to be to one that does not, a share
 *     above 0
 * @param seed of the moments
 */
public record LoadPlan(
    int workers,
    int waiting,
    double p99BoundMillis,
    int leastQuestions,
    double leastSeconds,
    double tolerance,
    long seed) {
  private static final int WAITING = 1_000;
  private static final int QUESTIONS = 700;
  private static final double SECONDS = 2;
  private static final double TOLERANCE = 0.1;

  public LoadPlan {
    if (workers < 1 || waiting < 1) {
      throw new IllegalArgumentException("load needs at least one worker and one place to wait");
    }
    if (!(p99BoundMillis > 0) || !(tolerance > 0) || !(leastSeconds >= 0)) {
      throw new IllegalArgumentException("bound and tolerance must be above 0, seconds 0 or more");
    }
    if (leastQuestions < LatencyDistribution.P99_SAMPLES) {
      throw new IllegalArgumentException(
          "a p99 needs %d questions, not %d"
              .formatted(LatencyDistribution.P99_SAMPLES, leastQuestions));
    }
  }

  /** As many workers as told; a thousand may wait, for 700 questions and two seconds, to 10 %. */
  public static LoadPlan of(int workers, double p99BoundMillis, long seed) {
    return new LoadPlan(workers, WAITING, p99BoundMillis, QUESTIONS, SECONDS, TOLERANCE, seed);
  }

  /** The same plan with rates kept up for another time. */
  public LoadPlan withLeastSeconds(double other) {
    return new LoadPlan(workers, waiting, p99BoundMillis, leastQuestions, other, tolerance, seed);
  }

  /** The same plan with other workers. */
  public LoadPlan withWorkers(int other) {
    return new LoadPlan(
        other, waiting, p99BoundMillis, leastQuestions, leastSeconds, tolerance, seed);
  }

  /** How many questions are asked at a rate. */
  int questions(double perSecond) {
    return (int) Math.max(leastQuestions, Math.ceil(perSecond * leastSeconds));
  }

  /** Of so many questions, how many may be late, refused or failed. */
  static int mayMiss(int questions) {
    return questions / 100;
  }
}

package dev.pith.evaluate;

/** One of the things whose times are compared. */
interface Contestant {
  String name();

  /** Does the whole work for one query, on the calling thread. */
  Sample measure(String query);

  /**
   * What one query took.
   *
   * @param tokens of the query, the special ones included
   * @param stageNanos one time a stage of the run, in its order; owned by the sample
   */
  record Sample(int tokens, long[] stageNanos) {
    long totalNanos() {
      long sum = 0;
      for (long nanos : stageNanos) {
        sum += nanos;
      }
      return sum;
    }
  }
}

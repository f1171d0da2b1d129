package dev.pith.compress;

/**
 * What questions of {@value LatencySurvey#TOKENS} tokens take on this machine, one at a time on one
 * thread.
 *
 * @param sourceMillis the encoder that the recipe began with
 * @param wholeMillis the subject as it will run, before it is cut
 * @param headsMillis a layer of 1, 2, 3, ... heads; not falling
 * @param neuronsMillis a feed-forward pair of 1, 2, 3, ... times {@code granularity} neurons; not
 *     falling
 * @param granularity neurons from one entry to the next, at least 1
 */
record LatencyTable(
    double sourceMillis,
    double wholeMillis,
    double[] headsMillis,
    double[] neuronsMillis,
    int granularity) {

  /** What a layer saves that had {@code had} heads and has {@code has}. */
  double savedByHeads(int had, int has) {
    return headsMillis[had - 1] - headsMillis[has - 1];
  }

  /**
   * What a layer saves that had {@code had} neurons and has {@code has}; between entries, a line.
   */
  double savedByNeurons(int had, int has) {
    return neuronsMillis(had) - neuronsMillis(has);
  }

  private double neuronsMillis(int neurons) {
    double entry = (double) neurons / granularity - 1;
    int below = Math.clamp((long) Math.floor(entry), 0, neuronsMillis.length - 1);
    int above = Math.min(below + 1, neuronsMillis.length - 1);
    double share = Math.clamp(entry - below, 0, 1);
    return neuronsMillis[below] + share * (neuronsMillis[above] - neuronsMillis[below]);
  }
}

package dev.pith.evaluate;

/**
 * How times are taken.
 *
 * <p>Warm-up runs blocks of the first {@code warmupQueries} queries, all contestants interleaved as
 * in the measurement, until every contestant's median moved by at most {@code warmupTolerance} of
 * itself from one block to the next, but for at least three and at most {@code warmupMaxBlocks}
 * blocks. Its times are thrown away.
 *
 * @param rounds how often each query is measured with each contestant, at least 1
 * @param seed of the order of contestants and of the bootstraps
 * @param warmupQueries at least 1
 * @param warmupMaxBlocks at least {@value #WARMUP_MIN_BLOCKS}
 * @param warmupTolerance a share, above 0
 */
public record LatencyPlan(
    int rounds, long seed, int warmupQueries, int warmupMaxBlocks, double warmupTolerance) {
  static final int WARMUP_MIN_BLOCKS = 3;

  /** Five rounds, seed 1, a warm-up of up to twenty blocks of fifty queries until within 5 %. */
  public static final LatencyPlan STANDARD = new LatencyPlan(5, 1, 50, 20, 0.05);

  public LatencyPlan {
    if (rounds < 1 || warmupQueries < 1) {
      throw new IllegalArgumentException("rounds and warm-up queries must be at least 1");
    }
    if (warmupMaxBlocks < WARMUP_MIN_BLOCKS || !(warmupTolerance > 0)) {
      throw new IllegalArgumentException(
          "a warm-up needs at least %d blocks and a tolerance above 0"
              .formatted(WARMUP_MIN_BLOCKS));
    }
  }

  /** The same plan with other rounds. */
  public LatencyPlan withRounds(int other) {
    return new LatencyPlan(other, seed, warmupQueries, warmupMaxBlocks, warmupTolerance);
  }

  /** The same plan with another seed. */
  public LatencyPlan withSeed(long other) {
    return new LatencyPlan(rounds, other, warmupQueries, warmupMaxBlocks, warmupTolerance);
  }

  /** The rule as a sentence. */
  public String warmupRule() {
    return "blocks of %d queries until every median moves by at most %s %% between two blocks, %d to %d blocks"
        .formatted(
            warmupQueries,
            Math.round(warmupTolerance * 1000) / 10.0,
            WARMUP_MIN_BLOCKS,
            warmupMaxBlocks);
  }
}

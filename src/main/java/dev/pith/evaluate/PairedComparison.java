package dev.pith.evaluate;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Whether two systems differ on the same queries, judged from their per-query scores.
 *
 * @param meanDifference mean of candidate minus reference
 * @param low lower end of the 95 % bootstrap interval of the mean difference
 * @param high upper end
 * @param pValue of the two-sided paired randomization test: how often a difference at least this
 *     large arises when it is a coin's toss which system a score came from; never 0
 * @param wins queries on which the candidate is better
 * @param ties queries on which both are equal
 * @param losses queries on which the reference is better
 * @see <a href="https://doi.org/10.1145/1321440.1321528">Smucker, Allan, Carterette 2007</a>
 */
public record PairedComparison(
    double meanDifference, double low, double high, double pValue, int wins, int ties, int losses) {
  /** Sign flips, and bootstrap samples. */
  public static final int ROUNDS = 10_000;

  /**
   * Compares score by score; the same seed gives the same result.
   *
   * @param reference one score a query; at least one
   * @param candidate the other system's scores of the same queries, in the same order
   */
  public static PairedComparison of(double[] reference, double[] candidate, long seed) {
    return of(reference, candidate, seed, ROUNDS);
  }

  static PairedComparison of(double[] reference, double[] candidate, long seed, int rounds) {
    if (reference.length != candidate.length || reference.length == 0) {
      throw new IllegalArgumentException(
          "%d and %d scores cannot be paired".formatted(reference.length, candidate.length));
    }
    double[] differences = new double[reference.length];
    Arrays.setAll(differences, i -> candidate[i] - reference[i]);
    SplittableRandom random = new SplittableRandom(seed);
    double pValue = randomizationTest(differences, random.split(), rounds);
    Interval interval = Bootstrap.ofMean(differences, random.split(), rounds);
    return new PairedComparison(
        Arrays.stream(differences).average().orElseThrow(),
        interval.low(),
        interval.high(),
        pValue,
        (int) Arrays.stream(differences).filter(d -> d > 0).count(),
        (int) Arrays.stream(differences).filter(d -> d == 0).count(),
        (int) Arrays.stream(differences).filter(d -> d < 0).count());
  }

  /** (1 + flips at least as extreme) / (1 + flips): the given assignment is one of them. */
  private static double randomizationTest(
      double[] differences, SplittableRandom random, int rounds) {
    double observed = Math.abs(Arrays.stream(differences).sum());
    double scale = Arrays.stream(differences).map(Math::abs).sum();
    // Sums in another order differ in the last bits; an equal one must count as equal.
    double threshold = observed - 1e-12 * scale;
    int extreme = 0;
    for (int round = 0; round < rounds; round++) {
      if (Math.abs(flippedSum(differences, random)) >= threshold) {
        extreme++;
      }
    }
    return (1.0 + extreme) / (1.0 + rounds);
  }

  private static double flippedSum(double[] differences, SplittableRandom random) {
    double sum = 0;
    long signs = 0;
    for (int i = 0; i < differences.length; i++) {
      if (i % Long.SIZE == 0) {
        signs = random.nextLong();
      }
      sum += (signs & 1) == 0 ? differences[i] : -differences[i];
      signs >>>= 1;
    }
    return sum;
  }
}

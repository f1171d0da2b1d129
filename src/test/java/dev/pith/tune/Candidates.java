package dev.pith.tune;

import dev.pith.evaluate.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Made-up encoders. */
final class Candidates {
  private static final double HALF_WIDTH = 0.02;

  private Candidates() {}

  /** Quality and time within two hundredths. */
  static Candidate of(String name, double quality, double time, long bytes) {
    return new Candidate(name, share(quality), share(time), bytes);
  }

  /** On a grid so coarse that ties are common. */
  static List<Candidate> random(long seed) {
    Random random = new Random(seed);
    int count = 1 + random.nextInt(12);
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      candidates.add(
          of(
              "c" + i,
              0.8 + 0.04 * random.nextInt(6),
              0.1 + 0.1 * random.nextInt(6),
              1_000_000L * (1 + random.nextInt(6))));
    }
    return candidates;
  }

  /** Bounds that some, all or none of the random candidates hold. */
  static List<Goal> goals() {
    List<Goal> goals = new ArrayList<>();
    for (double share : new double[] {0.01, 0.3, 0.5, 0.85, 0.98, 1}) {
      goals.add(new Goal.MinQuality(share));
      goals.add(new Goal.MaxLatency(share));
      goals.add(new Goal.MaxBytes((long) (6_000_000 * share)));
    }
    return goals;
  }

  private static Share share(double value) {
    return new Share(value, new Interval(value - HALF_WIDTH, value + HALF_WIDTH));
  }
}

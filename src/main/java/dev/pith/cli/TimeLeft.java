package dev.pith.cli;

import dev.pith.load.LoadPlan;
import dev.pith.load.Throughput;
import java.util.List;

/**
 * How long the rest of a report takes, going by how much each cell answers when all questions are
 * there at once.
 *
 * @param offline of each cell, the reference first
 * @param load how load is offered
 * @param questions how many are timed
 * @param rounds how often each is
 */
record TimeLeft(List<Throughput> offline, LoadPlan load, int questions, int rounds) {
  /** A cell answers so many for each that counts; the warm-up asks for about one more. */
  private static final int ANSWERS = 4;

  private static final double START_SECONDS = 5;

  /** {@code about 8:20 min to the end}. */
  String toTheEnd() {
    return told(singleStreamSeconds() + loadSeconds() + startSeconds());
  }

  String behindSingleStream() {
    return told(loadSeconds() + startSeconds());
  }

  private static String told(double seconds) {
    return "about %s to the end".formatted(ProgressBar.clock(seconds));
  }

  private double singleStreamSeconds() {
    // The reference takes part twice.
    double oneOfEach = seconds(offline.getFirst());
    for (Throughput cell : offline) {
      oneOfEach += seconds(cell);
    }
    return ANSWERS * (double) questions * rounds * oneOfEach;
  }

  /** One question on one thread. */
  private double seconds(Throughput cell) {
    return load.workers() / cell.perSecond();
  }

  private double loadSeconds() {
    return offline.stream()
        .mapToDouble(
            cell ->
                CellLoad.EXPECTED_TRIALS
                    * Math.max(load.leastSeconds(), load.leastQuestions() / cell.perSecond()))
        .sum();
  }

  private double startSeconds() {
    return START_SECONDS * offline.size();
  }
}

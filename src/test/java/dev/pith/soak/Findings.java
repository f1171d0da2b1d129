package dev.pith.soak;

import dev.pith.evaluate.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what becomes a {@link Verdict}. Safe for use by many threads at once. */
final class Findings {
  /** Of a thousand things that went wrong the first tell enough. */
  private static final int MOST_TOLD = 20;

  private final String property;
  private final List<Figure> figures = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();
  private int untold;

  /**
   * @param property what the names of the figures begin with
   */
  Findings(Property property) {
    this.property = property.name();
  }

  /**
   * @param samples how many measurements are behind it
   */
  synchronized void figure(String id, double value, String unit, long samples) {
    figures.add(new Figure(property + "-" + id, value, unit, Optional.empty(), samples));
  }

  synchronized void count(String id, long count) {
    figure(id, (double) count, "count", count);
  }

  /**
   * @param broken what is wrong otherwise, in a sentence
   */
  synchronized void require(boolean held, String broken) {
    if (!held && this.broken.size() < MOST_TOLD) {
      this.broken.add(broken);
    } else if (!held) {
      untold++;
    }
  }

  synchronized Verdict verdict() {
    List<String> told = new ArrayList<>(broken);
    if (untold > 0) {
      told.add("and %,d more".formatted(untold));
    }
    return new Verdict(figures, told);
  }
}

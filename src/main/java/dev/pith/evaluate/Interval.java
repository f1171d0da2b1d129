package dev.pith.evaluate;

/** A confidence interval, ends included. */
public record Interval(double low, double high) {
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("an interval cannot run from " + low + " to " + high);
    }
  }

  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  public boolean overlaps(Interval other) {
    return low <= other.high && other.low <= high;
  }
}

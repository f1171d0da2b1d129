package dev.pith.quantize;

/** Numbers from {@code lowest} to {@code highest}, both finite. */
public record ValueRange(float lowest, float highest) {
  public ValueRange {
    if (!Float.isFinite(lowest) || !Float.isFinite(highest) || lowest > highest) {
      throw new IllegalArgumentException("[%s, %s] is not a range".formatted(lowest, highest));
    }
  }

  @Override
  public String toString() {
    return "[%.4g, %.4g]".formatted(lowest, highest);
  }
}

package dev.pith.plan;

/**
 * What the formulas say of an index that is there, beside what was measured of it.
 *
 * @param index what it is called
 * @param documents in it
 * @param bits of a component of its vectors
 * @param quantity {@value #DISK}, {@value #HOT} or {@value #SEARCH}
 * @param unit of both numbers
 * @param measured above 0
 */
public record Check(
    String index,
    long documents,
    int bits,
    String quantity,
    double predicted,
    double measured,
    String unit) {
  public static final String DISK = "disk";
  public static final String HOT = "hot";
  public static final String SEARCH = "search";

  /** By how much of what was measured the formula is above it; below it when negative. */
  public double relativeError() {
    return (predicted - measured) / measured;
  }
}

package dev.pith.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Equal ratios get equal distances.
 *
 * @param low the value at {@code start}, above 0
 * @param high the value at {@code end}, above {@code low}
 */
record LogScale(double low, double high, double start, double end) implements Scale {
  private static final double[] COARSE = {1};
  private static final double[] MEDIUM = {1, 2, 5};
  private static final double[] FINE = {1, 1.5, 2, 3, 4, 5, 7};
  private static final double[] FINEST = {
    1, 1.1, 1.2, 1.3, 1.4, 1.6, 1.8, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 9
  };

  LogScale {
    if (!(0 < low && low < high)) {
      throw new IllegalArgumentException(
          "a logarithmic axis cannot run from " + low + " to " + high);
    }
  }

  @Override
  public double at(double value) {
    return start + Math.log(value / low) / Math.log(high / low) * (end - start);
  }

  @Override
  public List<Tick> ticks() {
    double decades = Math.log10(high / low);
    double[] factors =
        decades > 4 ? COARSE : decades > 1.2 ? MEDIUM : decades > 0.5 ? FINE : FINEST;
    List<Tick> ticks = new ArrayList<>();
    int last = (int) Math.floor(Math.log10(high));
    for (int exponent = (int) Math.floor(Math.log10(low)); exponent <= last; exponent++) {
      for (double factor : factors) {
        double value = factor * Math.pow(10, exponent);
        if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) {
          ticks.add(new Tick(value, label(value)));
        }
      }
    }
    return ticks;
  }

  private static String label(double value) {
    return Figures.decimals(value, 6).replaceAll("\\.?0+$", "");
  }
}

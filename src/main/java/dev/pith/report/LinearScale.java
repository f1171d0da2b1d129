package dev.pith.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Equal differences get equal distances.
 *
 * @param low the value at {@code start}
 * @param high the value at {@code end}, above {@code low}
 */
record LinearScale(double low, double high, double start, double end) implements Scale {
  private static final int TICKS = 5;

  LinearScale {
    if (!(low < high)) {
      throw new IllegalArgumentException("an axis cannot run from " + low + " to " + high);
    }
  }

  @Override
  public double at(double value) {
    return start + (value - low) / (high - low) * (end - start);
  }

  @Override
  public List<Tick> ticks() {
    double step = roundStep((high - low) / TICKS);
    List<Tick> ticks = new ArrayList<>();
    // A millionth of a step: a limit that is itself round must not be lost to rounding.
    for (long i = (long) Math.ceil(low / step - 1e-6); i * step <= high + step * 1e-6; i++) {
      ticks.add(new Tick(i * step, Figures.tick(i * step, step)));
    }
    return ticks;
  }

  /** The nearest 1, 2 or 5 times a power of ten that is not below. */
  static double roundStep(double atLeast) {
    double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * power >= atLeast * (1 - 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }
}

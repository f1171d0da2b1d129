package dev.pith.evaluate;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes p-values honest about how many were looked at: with no difference anywhere, the chance that
 * any adjusted value is at most 0.05 is at most 0.05, however the tests depend on each other.
 *
 * @see <a href="https://www.jstor.org/stable/4615733">Holm 1979</a>
 */
final class Holm {
  private Holm() {}

  /**
   * The adjusted values, in the order of the given ones: with the i-th smallest of m multiplied by
   * {@code m - i + 1}, none below a smaller one's, none above 1.
   */
  static double[] adjust(double[] pValues) {
    List<Integer> rising =
        IntStream.range(0, pValues.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> pValues[i]))
            .toList();
    double[] adjusted = new double[pValues.length];
    double floor = 0;
    for (int place = 0; place < rising.size(); place++) {
      int index = rising.get(place);
      floor = Math.max(floor, Math.min(1, (pValues.length - place) * pValues[index]));
      adjusted[index] = floor;
    }
    return adjusted;
  }
}

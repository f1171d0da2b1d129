package dev.pith.compress;

import dev.pith.quantize.QuantizedWeights;
import java.util.Locale;

/** Counts weights that lie beyond what their integers reach, and are clamped. */
final class Saturation {
  private long saturated;
  private long total;

  void add(QuantizedWeights rounded) {
    saturated += rounded.saturated();
    total += rounded.integers().length;
  }

  /** For a pass's description. */
  String told() {
    double percent = total == 0 ? 0 : 100.0 * saturated / total;
    return String.format(Locale.ROOT, "of %,d weights %.3f %% saturate", total, percent);
  }
}

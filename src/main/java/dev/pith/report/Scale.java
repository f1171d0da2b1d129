package dev.pith.report;

import java.util.List;

/** From values to places on a drawing. */
sealed interface Scale permits LinearScale, LogScale {
  /** Where {@code value} lies, in drawing units. */
  double at(double value);

  /** Round values within the range, rising. */
  List<Tick> ticks();

  /** A value and how it is written. */
  record Tick(double value, String label) {}
}

package dev.pith.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * A latency run as figures: {@code NAME-median-millis} of every encoder, and of all but the
 * reference {@code NAME-speedup} and {@code NAME-speedup-cold}.
 */
public final class LatencyFigures {
  private LatencyFigures() {}

  /**
   * The figures of a run.
   *
   * @param prefix what the ids begin with, where a report has several runs; may be empty
   */
  public static List<Figure> of(LatencyResult result, String prefix) {
    List<Figure> figures = new ArrayList<>();
    for (EncoderLatency encoder : result.encoders()) {
      String id = prefix + encoder.name();
      figures.add(Figure.medianMillis(id + "-median-millis", encoder.total(), result.queries()));
      if (encoder.verdict() != SpeedVerdict.REFERENCE) {
        figures.add(Figure.speedup(id + "-speedup", encoder));
        figures.add(Figure.coldSpeedup(id + "-speedup-cold", encoder));
      }
    }
    return figures;
  }
}

package dev.pith.plan;

/**
 * What an encoder takes.
 *
 * @param querySeconds of one thread for a question
 * @param documentsPerCoreSecond in bulk
 */
public record EncoderCost(double querySeconds, double documentsPerCoreSecond) {
  private static final double MILLIS = 1e3;

  /**
   * As it was measured.
   *
   * @throws MissingFigureException naming the command that makes what is missing
   */
  public static EncoderCost of(MeasuredFigures figures, String encoder) {
    return new EncoderCost(
        figures.require(
                encoder + "-median-millis",
                "./pith latency --encoder full=DIR --encoder %s=DIR --queries FILE --json FILE"
                    .formatted(encoder))
            / MILLIS,
        figures.require(
            encoder + "-documents-per-core-second",
            "./pith bench search --encoder %s=DIR --indexing BEIR_DIR --json FILE"
                .formatted(encoder)));
  }
}

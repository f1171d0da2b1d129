package dev.pith.report;

import dev.pith.evaluate.Cell;
import dev.pith.evaluate.CellQuality;
import dev.pith.evaluate.EncoderLatency;
import dev.pith.evaluate.Figure;
import dev.pith.evaluate.RecallResult;
import dev.pith.load.SustainedRate;
import dev.pith.load.Throughput;
import java.util.Optional;

/**
 * All that was measured of one cell.
 *
 * @param singleStream one question at a time
 * @param offline all questions at once
 * @param server questions at random moments, asked in the process of the engine
 * @param http the same over HTTP, where that was measured
 * @param recall against comparing all documents; absent where no vectors are searched alone
 */
public record CellResult(
    Cell cell,
    EncoderLatency singleStream,
    Throughput offline,
    SustainedRate server,
    Optional<SustainedRate> http,
    CellQuality quality,
    Optional<RecallResult> recall,
    CellCost cost) {
  Figure offlineFigure(String id) {
    return new Figure(
        id,
        offline.perSecond(),
        "per second",
        Optional.of(offline.interval()),
        offline.questions());
  }
}

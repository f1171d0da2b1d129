package dev.pith.report;

import dev.pith.evaluate.LatencyDistribution;
import dev.pith.load.LoadResult;
import dev.pith.load.SustainedRate;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/** All samples of a report, as HdrHistogram's tools read them. */
final class LatencyLog {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final int TICKS_PER_HALF_DISTANCE = 5;

  private LatencyLog() {}

  /** The distributions by what they are of: {@code compact-8bit-vector.single-stream}. */
  static Map<String, LatencyDistribution> distributions(CellReport report) {
    Map<String, LatencyDistribution> all = new LinkedHashMap<>();
    for (CellResult cell : report.cells()) {
      String id = SafeName.of(cell.cell().id());
      all.put(id + ".single-stream", cell.singleStream().total());
      add(id + ".server", cell.server(), all);
      cell.http().ifPresent(http -> add(id + ".server-http", http, all));
    }
    return all;
  }

  private static void add(String name, SustainedRate rate, Map<String, LatencyDistribution> all) {
    rate.highest()
        .flatMap(LoadResult::times)
        .ifPresent(
            times -> {
              all.put(name, times.latency());
              all.put(name + ".queue", times.queue());
              all.put(name + ".service", times.service());
            });
  }

  /** One log in HdrHistogram's format, each distribution an interval with its name as the tag. */
  static String log(CellReport report) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
      HistogramLogWriter writer = new HistogramLogWriter(out);
      long startMillis = report.singleStream().machine().measuredAt().toEpochMilli();
      writer.outputLogFormatVersion();
      writer.outputComment("nanoseconds; each distribution is one interval, its tag tells of what");
      writer.outputStartTime(startMillis);
      writer.outputLegend();
      distributions(report)
          .forEach(
              (name, times) -> {
                Histogram histogram = times.decoded();
                histogram.setTag(name);
                histogram.setStartTimeStamp(startMillis);
                histogram.setEndTimeStamp(startMillis);
                writer.outputIntervalHistogram(histogram);
              });
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** One distribution as HdrHistogram's table of percentiles, in milliseconds. */
  static String percentiles(LatencyDistribution times) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
      times.decoded().outputPercentileDistribution(out, TICKS_PER_HALF_DISTANCE, NANOS_PER_MILLI);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}

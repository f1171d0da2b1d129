package dev.pith.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pith.evaluate.Cell;
import dev.pith.evaluate.Quantiles;
import dev.pith.index.IndexBytes;
import dev.pith.report.CellCost;
import dev.pith.search.SearchMode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Starts processes that answer a few questions each.
 *
 * @param questions at least one; the first is what the cold start waits for
 * @param starts how many processes for each cell, at least 1
 * @param candidates how many the graph is asked for at least
 */
record ColdStarts(List<String> questions, int starts, int candidates) {
  private static final double NANOS_PER_MILLI = 1e6;

  /** What a process ends with on Ctrl-C, which reaches it as well. */
  private static final int INTERRUPTED = 130;

  private static final int TERMINATED = 143;

  /** What one process took. */
  private record Start(double answeredMillis, long residentBytes) {}

  /**
   * What a cell takes.
   *
   * @param encoder whose questions are asked
   * @param modelBytes of that encoder
   */
  CellCost measure(Cell cell, EncoderArgument encoder, long modelBytes, TemporaryIndex index)
      throws IOException, InterruptedException {
    List<Start> taken = new ArrayList<>();
    for (int start = 0; start < starts; start++) {
      taken.add(start(command(cell, encoder, index.folder())));
    }
    boolean words = cell.mode() == SearchMode.LEXICAL;
    IndexBytes bytes = index.index().bytes();
    long resident = taken.getLast().residentBytes();
    return new CellCost(
        words ? 0 : modelBytes,
        bytes.disk(),
        words ? 0 : bytes.hot(),
        resident < 0 ? OptionalLong.empty() : OptionalLong.of(resident),
        OptionalDouble.of(
            Quantiles.median(taken.stream().mapToDouble(Start::answeredMillis).toArray())),
        starts);
  }

  private List<String> command(Cell cell, EncoderArgument encoder, Path index) {
    return JavaCommand.of(
        ColdStart.class,
        List.of(),
        List.of(
            encoder.called() + "=" + encoder.folder(),
            index.toString(),
            cell.way(),
            Integer.toString(candidates)));
  }

  private Start start(List<String> command) throws IOException, InterruptedException {
    long startNanos = System.nanoTime();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      try (Writer asked = process.outputWriter(UTF_8)) {
        asked.write(String.join("\n", questions) + "\n");
      }
      String reason = "it said nothing";
      double answeredMillis = -1;
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        if (line.equals(ColdStart.ANSWERED)) {
          answeredMillis = (System.nanoTime() - startNanos) / NANOS_PER_MILLI;
        } else if (line.startsWith(ColdStart.RESIDENT) && answeredMillis >= 0) {
          long bytes = Long.parseLong(line.substring(ColdStart.RESIDENT.length()));
          return new Start(answeredMillis, bytes);
        } else {
          reason = line;
        }
      }
      throw failure(process.waitFor(), reason);
    } finally {
      process.destroyForcibly();
    }
  }

  private static CliException failure(int code, String reason) throws InterruptedException {
    if (code == INTERRUPTED || code == TERMINATED) {
      throw new InterruptedException("the process for the cold start was ended");
    }
    return new CliException(
        "a process for the cold start ended with exit code %d: %s".formatted(code, reason));
  }
}

package dev.pith.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A report of cells in a folder.
 *
 * <pre>
 *   report.html           the page
 *   report.json           everything, as report.schema.json describes it
 *   report.md             for a pull request
 *   cells.csv             a row a cell
 *   latency.hlog          all samples, as HdrHistogram's tools read them
 *   percentiles/*.hgrm    the same as tables, a file a cell and scenario
 *   runs/*.run            rankings as trec_eval reads them, a file a cell
 * </pre>
 */
public final class CellReportFiles {
  /** The schema's name, in a report's folder and in the program. */
  public static final String SCHEMA = "report.schema.json";

  private static final String RUNS = "runs";
  private static final String RUN = ".run";
  private static final String PERCENTILES = "percentiles";
  private static final String TABLE = ".hgrm";

  private CellReportFiles() {}

  /**
   * Writes all files, each at once: a reader sees the old one or the new one, never a part. Runs
   * and tables of an earlier report that are not among them are deleted.
   *
   * @param directory made when it is missing
   * @throws ReportException when the files cannot be written
   */
  public static void write(CellReport report, Path directory) {
    Map<String, String> files = new LinkedHashMap<>();
    // First, because it tells that the folder is a report's; the page last.
    files.put(ReportFiles.JSON, ReportFiles.text(CellReportJson.of(report)));
    report
        .cells()
        .forEach(
            cell ->
                files.put(
                    RUNS + "/" + SafeName.of(cell.cell().id()) + RUN,
                    TrecFiles.run(cell.quality())));
    LatencyLog.distributions(report)
        .forEach(
            (name, times) ->
                files.put(PERCENTILES + "/" + name + TABLE, LatencyLog.percentiles(times)));
    files.put("latency.hlog", LatencyLog.log(report));
    files.put("cells.csv", CellReportCsv.of(report));
    files.put("report.md", CellReportMarkdown.of(report));
    files.put(SCHEMA, schema());
    files.put(ReportFiles.HTML, CellReportPage.of(report));
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path path = directory.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        ReportFiles.replace(path, file.getValue());
      }
      deleteOthers(directory, RUNS, RUN, files.keySet());
      deleteOthers(directory, PERCENTILES, TABLE, files.keySet());
    } catch (IOException e) {
      throw new ReportException(directory, e);
    }
  }

  private static void deleteOthers(
      Path directory, String folder, String ending, Set<String> written) throws IOException {
    try (DirectoryStream<Path> there =
        Files.newDirectoryStream(directory.resolve(folder), "*" + ending)) {
      for (Path file : there) {
        if (!written.contains(folder + "/" + file.getFileName())) {
          Files.delete(file);
        }
      }
    }
  }

  /** What {@code report.json} is like, as JSON Schema 2020-12. */
  public static String schema() {
    try (InputStream in = CellReportFiles.class.getResourceAsStream(SCHEMA)) {
      if (in == null) {
        throw new IllegalStateException("the program's jar lacks " + SCHEMA);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

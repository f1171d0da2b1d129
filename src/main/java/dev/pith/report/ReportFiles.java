package dev.pith.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Where a report lies: {@code report.json} and {@code report.html} in one directory; a comparison
 * of two as Markdown too.
 */
public final class ReportFiles {
  /** The report's name as JSON. */
  public static final String JSON = "report.json";

  /** The report's name as a page. */
  public static final String HTML = "report.html";

  /** The name of a comparison, without its ending. */
  public static final String COMPARISON = "comparison";

  private ReportFiles() {}

  /**
   * Writes both files, each at once: a reader sees the old one or the new one, never a part.
   *
   * @param directory made when it is missing
   * @throws ReportException when the files cannot be written
   */
  public static void write(LatencyReport report, Path directory) {
    String json = text(ReportJson.of(report));
    String html = ReportPage.of(report);
    try {
      Files.createDirectories(directory);
      replace(directory.resolve(JSON), json);
      replace(directory.resolve(HTML), html);
    } catch (IOException e) {
      throw new ReportException(directory, e);
    }
  }

  /**
   * Writes {@code comparison.json}, {@code comparison.html} and {@code comparison.md}, each at
   * once.
   *
   * @param directory made when it is missing
   * @throws ReportException when the files cannot be written
   */
  public static void write(Comparison comparison, Path directory) {
    String json = text(ComparisonJson.of(comparison));
    String html = ComparisonPage.of(comparison);
    String markdown = ComparisonMarkdown.of(comparison);
    try {
      Files.createDirectories(directory);
      replace(directory.resolve(COMPARISON + ".json"), json);
      replace(directory.resolve(COMPARISON + ".html"), html);
      replace(directory.resolve(COMPARISON + ".md"), markdown);
    } catch (IOException e) {
      throw new ReportException(directory, e);
    }
  }

  /** JSON as files and consoles show it: indented, with a line feed at the end. */
  public static String text(JsonNode json) {
    return json.toPrettyString() + "\n";
  }

  static void replace(Path file, String text) throws IOException {
    // Not a temporary file: those are for their owner only, and a server may be someone else.
    Path part = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      Files.writeString(part, text);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}

package dev.pith.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.disk.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How a report's files are called, and how they and those of a comparison are written. */
public final class ReportFiles {
  /** The report's name as JSON. */
  public static final String JSON = "report.json";

  /** The report's name as a page. */
  public static final String HTML = "report.html";

  /** The name of a comparison, without its ending. */
  public static final String COMPARISON = "comparison";

  private ReportFiles() {}

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
    DurableFile.write(file, text.getBytes(UTF_8));
  }
}

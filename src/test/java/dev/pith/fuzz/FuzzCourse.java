package dev.pith.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * How far a fuzzer has come, by what it has written so far: it numbers the inputs that taught it
 * something, and some of the others. One thread.
 */
final class FuzzCourse {
  private static final Pattern NUMBERED = Pattern.compile("^#(\\d+)\\s", Pattern.MULTILINE);

  private final Path output;
  private long readBytes;
  private long tried;

  FuzzCourse(Path output) {
    this.output = output;
  }

  /** The number in the last whole line that has one; 0 before. Reads only what is new. */
  long tried() throws IOException {
    tried =
        NUMBERED
            .matcher(newLines())
            .results()
            .mapToLong(line -> Long.parseLong(line.group(1)))
            .reduce(tried, (_, last) -> last);
    return tried;
  }

  private String newLines() throws IOException {
    try (InputStream written = Files.newInputStream(output)) {
      written.skipNBytes(readBytes);
      String news = new String(written.readAllBytes(), StandardCharsets.ISO_8859_1);
      int end = news.lastIndexOf('\n') + 1;
      readBytes += end;
      return news.substring(0, end);
    }
  }
}

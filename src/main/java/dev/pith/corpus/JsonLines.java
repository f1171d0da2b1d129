package dev.pith.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The objects of JSON Lines, as {@link JsonObjects} wants them. Blank lines are skipped. Not safe
 * for use by many threads.
 */
final class JsonLines implements AutoCloseable {
  static final String ADVICE = "write one complete object a line";

  private final BoundedLines lines;
  private final JsonObjects objects;

  JsonLines(BoundedLines lines) {
    this.lines = lines;
    this.objects = new JsonObjects(lines::problem);
  }

  static JsonLines open(Path file) {
    return new JsonLines(BoundedLines.open(file));
  }

  /** Reads what is in them; its failures name the line that was read last. */
  JsonObjects objects() {
    return objects;
  }

  /** The next object, or null after the last. Its {@code _id} has been checked. */
  @Nullable JsonNode next() {
    String line = lines.next();
    while (line != null && line.isBlank()) {
      line = lines.next();
    }
    return line == null ? null : objects.checked(objects.parse(line, ADVICE));
  }

  @Override
  public void close() {
    lines.close();
  }
}

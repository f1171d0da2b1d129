package dev.pith.corpus;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** The objects of JSON Lines, one on each line; blank lines are skipped. */
final class JsonLineObjects implements ObjectReader {
  private final BoundedLines lines;
  private final JsonObjects objects;

  JsonLineObjects(BoundedLines lines) {
    this.lines = lines;
    this.objects = new JsonObjects(lines::problem);
  }

  @Override
  public @Nullable ObjectNode next() {
    String line = lines.next();
    while (line != null && line.isBlank()) {
      line = lines.next();
    }
    if (line == null) {
      return null;
    }
    if (objects.parse(line, "write one complete object a line") instanceof ObjectNode object) {
      return object;
    }
    throw lines.problem("is not a JSON object: write one like {\"id\": \"1\", \"text\": \"...\"}");
  }

  @Override
  public long line() {
    return lines.number();
  }

  @Override
  public void close() {
    lines.close();
  }
}

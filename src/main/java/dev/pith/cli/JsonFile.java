package dev.pith.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A {@link ResultFile} for JSON. */
record JsonFile(ResultFile file) {
  /**
   * Looks at the place, and writes nothing yet.
   *
   * @param path null when nobody asked for a file
   */
  static Optional<JsonFile> at(@Nullable Path path) {
    return ResultFile.at(path).map(JsonFile::new);
  }

  void write(JsonNode json) throws IOException {
    file.write(json.toPrettyString() + System.lineSeparator());
  }
}

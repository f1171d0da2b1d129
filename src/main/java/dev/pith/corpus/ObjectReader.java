package dev.pith.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Reads objects with named fields, as {@link Entries} are read. */
interface ObjectReader extends AutoCloseable {
  /** The next object, or null after the last. */
  @Nullable ObjectNode next();

  /** The line where the object that was read last begins, 1 for the first. */
  long line();

  /** What a field says as metadata. */
  default JsonNode metadata(ObjectNode object, String field) {
    return object.path(field);
  }

  @Override
  void close();
}

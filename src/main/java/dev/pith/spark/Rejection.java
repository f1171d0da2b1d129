package dev.pith.spark;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pith.corpus.SetAside;

/**
 * Something that got no vector.
 *
 * @param json an object on one line
 */
record Rejection(String json) {
  /** A document that cannot be embedded. */
  static Rejection of(String documentId, String why) {
    return of(JsonNodeFactory.instance.objectNode().put("_id", documentId), why);
  }

  /** A place that holds no document. */
  static Rejection of(SetAside place) {
    return of(
        JsonNodeFactory.instance
            .objectNode()
            .put("source", place.source())
            .put("line", place.line()),
        place.why());
  }

  private static Rejection of(ObjectNode object, String why) {
    return new Rejection(object.put("why", why).toString());
  }
}

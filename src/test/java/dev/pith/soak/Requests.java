package dev.pith.soak;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Requests as bytes. */
final class Requests {
  private static final int HITS = 5;

  private Requests() {}

  /** A search that names no encoder: those of the generation that is served answer. */
  static byte[] search(String question) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("query", question).put("k", HITS);
    return post("/api/search", body.toString());
  }

  /** Some documents, in one request. */
  static byte[] documents(List<String> ids) {
    var body = JsonNodeFactory.instance.arrayNode();
    ids.forEach(id -> body.addObject().put("_id", id).put("text", "the text of " + id));
    return post("/api/documents", body.toString());
  }

  static byte[] reindex(String encoder) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putArray("encoders").add(encoder);
    return post("/api/reindex", body.toString());
  }

  static byte[] get(String path) {
    return bytes("GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path));
  }

  static byte[] delete(String path) {
    return bytes("DELETE %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path));
  }

  /** The same with an id, which the access log tells too. */
  static byte[] named(String id, byte[] request) {
    String text = new String(request, StandardCharsets.UTF_8);
    return bytes(text.replaceFirst("\r\n", "\r\nX-Request-Id: " + id + "\r\n"));
  }

  private static byte[] post(String path, String json) {
    return bytes(
        "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(path, bytes(json).length, json));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package dev.pith.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/**
 * What is asked of a cluster, of whichever of its nodes; asked twice it does no more than once.
 *
 * @param path with its slash in front, and a query
 * @param body JSON, or nothing
 * @param contentType of the body
 * @param retries who waits for it, and how long
 */
record ClusterRequest(
    String method, String path, byte[] body, String contentType, RetryPolicy retries) {
  private static final String JSON = "application/json";
  private static final String LINES = "application/x-ndjson";

  static ClusterRequest get(String path) {
    return new ClusterRequest("GET", path, new byte[0], JSON, RetryPolicy.SEARCHING);
  }

  static ClusterRequest delete(String path) {
    return new ClusterRequest("DELETE", path, new byte[0], JSON, RetryPolicy.WRITING);
  }

  /** What only reads, for somebody who waits. */
  static ClusterRequest search(String path, JsonNode body) {
    return new ClusterRequest("POST", path, bytes(body), JSON, RetryPolicy.SEARCHING);
  }

  static ClusterRequest post(String path, JsonNode body) {
    return new ClusterRequest("POST", path, bytes(body), JSON, RetryPolicy.WRITING);
  }

  static ClusterRequest put(String path, JsonNode body) {
    return new ClusterRequest("PUT", path, bytes(body), JSON, RetryPolicy.WRITING);
  }

  static ClusterRequest bulk(String path, byte[] lines, RetryPolicy retries) {
    return new ClusterRequest("POST", path, lines, LINES, retries);
  }

  /** The path without its query. */
  String resource() {
    int query = path.indexOf('?');
    return query < 0 ? path : path.substring(0, query);
  }

  private static byte[] bytes(JsonNode body) {
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }
}

package dev.pith.cluster;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a cluster says to a request.
 *
 * @param status of HTTP
 * @param body an object without anything when it is no JSON
 */
record ClusterAnswer(int status, JsonNode body) {
  private static final int OK = 200;
  private static final int REDIRECTED = 300;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int BAD_GATEWAY = 502;
  private static final int UNAVAILABLE = 503;
  private static final int GATEWAY_TIMEOUT = 504;
  private static final int MOST_REASON_CHARS = 300;

  boolean isOk() {
    return status >= OK && status < REDIRECTED;
  }

  /** Whether the same may be answered a while later. */
  boolean isForLater() {
    return isForLater(status);
  }

  static boolean isForLater(int status) {
    return status == TOO_MANY_REQUESTS
        || status == BAD_GATEWAY
        || status == UNAVAILABLE
        || status == GATEWAY_TIMEOUT;
  }

  /** The kind of error, in the cluster's word for it; empty when it tells none. */
  String errorType() {
    return body.path("error").path("type").asText("");
  }

  /** Why not, in the cluster's words, on one line. */
  String reason() {
    JsonNode error = body.path("error");
    return reason(error.isTextual() ? body : error, "error");
  }

  /** What an error says of itself and of its cause. */
  static String reason(JsonNode error, String otherwise) {
    String reason = error.path("reason").asText(error.path(otherwise).asText("no reason given"));
    JsonNode root = error.path("root_cause").path(0);
    JsonNode cause = root.isMissingNode() ? error.path("caused_by") : root;
    String deeper = cause.path("reason").asText("");
    String all = deeper.isEmpty() || deeper.equals(reason) ? reason : reason + ": " + deeper;
    String line = all.replaceAll("\\p{Cntrl}+", " ");
    return line.substring(0, Math.min(line.length(), MOST_REASON_CHARS));
  }
}

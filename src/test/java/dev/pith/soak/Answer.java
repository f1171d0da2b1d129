package dev.pith.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a server has answered, in full.
 *
 * @param headers by their names in lower case
 */
record Answer(int status, Map<String, String> headers, byte[] body) {
  static final int OK = 200;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  boolean isOk() {
    return status == OK;
  }

  /** Whether it was turned away as it should be, with the time after which to ask again. */
  boolean isShed() {
    return (status == TOO_MANY_REQUESTS || status == UNAVAILABLE)
        && headers.containsKey("retry-after");
  }

  /** Whether the client may have this connection used again. */
  boolean keepsAlive() {
    return !"close".equalsIgnoreCase(headers.get("connection"));
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  JsonNode json() throws IOException {
    return MAPPER.readTree(body);
  }
}

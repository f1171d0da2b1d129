package dev.pith.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A request as inputs write it: a line {@code METHOD TARGET}, lines of headers, an empty line, and
 * the body. What frames it on the connection is written here, so that there is one answer to read.
 *
 * @param method up to the first space
 * @param target whatever stands behind that
 * @param headers as they are written
 * @param body any bytes
 */
record FuzzedRequest(String method, String target, List<String> headers, byte[] body) {
  private static final Set<String> FRAMING =
      Set.of("host", "connection", "content-length", "transfer-encoding", "expect", "upgrade");

  static FuzzedRequest of(byte[] input) {
    int at = 0;
    List<String> lines = new ArrayList<>();
    while (at < input.length) {
      int end = at;
      while (end < input.length && input[end] != '\n') {
        end++;
      }
      String line = new String(input, at, end - at, StandardCharsets.ISO_8859_1);
      at = Math.min(end + 1, input.length);
      if (line.isEmpty()) {
        break;
      }
      lines.add(line.replace('\r', ' '));
    }
    String first = lines.isEmpty() ? "" : lines.removeFirst();
    int space = first.indexOf(' ');
    return new FuzzedRequest(
        space < 0 ? first : first.substring(0, space),
        space < 0 ? "/" : first.substring(space + 1),
        List.copyOf(lines),
        Arrays.copyOfRange(input, at, input.length));
  }

  /** The request as it is sent. */
  byte[] bytes() {
    StringBuilder head =
        new StringBuilder("%s %s HTTP/1.1\r\nHost: 127.0.0.1\r\n".formatted(method, target))
            .append("Connection: close\r\nContent-Length: %d\r\n".formatted(body.length));
    headers.stream()
        .filter(header -> !frames(header))
        .forEach(header -> head.append(header).append("\r\n"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  private static boolean frames(String header) {
    int colon = header.indexOf(':');
    String name = colon < 0 ? header : header.substring(0, colon);
    return FRAMING.contains(name.strip().toLowerCase(Locale.ROOT));
  }
}

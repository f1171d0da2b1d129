package dev.pith.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * All that came back on a connection that was closed behind it.
 *
 * @param status from the first line
 * @param head lower case
 * @param body as it was sent; of problems, whose length is always told, the JSON
 */
record HttpAnswer(int status, String head, byte[] body) {
  private static final String START = "HTTP/1.1 ";

  static HttpAnswer of(byte[] bytes) {
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = all.indexOf("\r\n\r\n");
    if (!all.startsWith(START) || end < 0) {
      throw new AssertionError("no answer but '%s'".formatted(all));
    }
    return new HttpAnswer(
        Integer.parseInt(all.substring(START.length(), START.length() + 3)),
        all.substring(0, end).toLowerCase(Locale.ROOT),
        Arrays.copyOfRange(bytes, end + 4, bytes.length));
  }

  String contentType() {
    String name = "\r\ncontent-type:";
    int at = head.indexOf(name);
    return at < 0 ? "" : head.substring(at + name.length()).strip();
  }

  String text() {
    return head + "\n\n" + new String(body, StandardCharsets.UTF_8);
  }
}

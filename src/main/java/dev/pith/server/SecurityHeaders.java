package dev.pith.server;

import java.util.Map;
import java.util.function.BiConsumer;

/** What every answer tells the browser not to do. */
final class SecurityHeaders {
  /** For the page: its own scripts, styles and images, its own server, nothing else. */
  private static final String PAGE_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  /** For the report, one file with its styles and drawings inside: still no script at all. */
  static final String REPORT_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy", PAGE_POLICY,
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer",
          "X-Frame-Options", "DENY",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin");

  private SecurityHeaders() {}

  static void addTo(BiConsumer<String, String> response) {
    HEADERS.forEach(response);
  }
}

package dev.pith.server;

import io.javalin.http.Context;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** How long connections are kept. */
final class Connections {
  private Connections() {}

  /**
   * Keeps one whose answer may take longer than silence is borne: Jetty closes connections on which
   * nothing moves, also under those who wait for an answer.
   */
  static void outliveSilence(Context ctx) {
    ServletContextRequest.getServletContextRequest(ctx.req())
        .addIdleTimeoutListener(silence -> false);
  }
}

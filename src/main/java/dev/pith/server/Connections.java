package dev.pith.server;

import io.javalin.http.Context;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** How long connections are kept. */
final class Connections {
  private Connections() {}

  /**
   * Keeps one whose answer may take longer than silence is borne: Jetty closes connections on which
   * nothing moves, also under those who wait for an answer.
   */
  static void outliveSilence(Context ctx) {
    outliveSilence(ctx, () -> true);
  }

  /** The same while the server is the one who is silent, and no longer. */
  static void outliveSilence(Context ctx, BooleanSupplier whileTrue) {
    ServletContextRequest.getServletContextRequest(ctx.req())
        .addIdleTimeoutListener(silence -> !whileTrue.getAsBoolean());
  }
}

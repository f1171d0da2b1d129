package dev.pith.server;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps foreign web pages away from a server that only this machine should reach.
 *
 * <p>A page whose name was rebound to 127.0.0.1 reaches the port, but its requests still carry its
 * own name in {@code Host}; they are answered 421. A server that listens on other addresses has no
 * way to know its names and checks nothing.
 */
final class HostGuard implements Handler {
  private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  private final boolean guarding;
  private final String ownName;

  HostGuard(String host) {
    guarding = isLoopback(host);
    ownName = host.toLowerCase(Locale.ROOT);
  }

  @Override
  public void handle(Context ctx) {
    if (!accepts(ctx.header("Host"))) {
      throw new RefusedException(
          HttpStatus.MISDIRECTED_REQUEST,
          "This server answers only to localhost; open it by that name.");
    }
  }

  /**
   * @param hostHeader name and perhaps port, as the client sent them
   */
  boolean accepts(@Nullable String hostHeader) {
    if (!guarding) {
      return true;
    }
    if (hostHeader == null) {
      return false;
    }
    String name = hostHeader.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT);
    return LOOPBACK_NAMES.contains(name) || name.equals(ownName);
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      // Listening on it will fail with a sentence of its own.
      return false;
    }
  }
}

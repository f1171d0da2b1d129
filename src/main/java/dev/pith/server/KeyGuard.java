package dev.pith.server;

import dev.pith.access.ApiKey;
import dev.pith.access.Scope;
import dev.pith.access.WatchedKeys;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import io.javalin.router.Endpoint;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request in when it has a key that is for what it asks: as {@code Authorization: Bearer
 * KEY} (RFC 6750), or as the cookie that {@link SessionRoute} has given a browser.
 */
final class KeyGuard implements Handler {
  static final String COOKIE = "pith_key";

  private static final String SCHEME = "Bearer ";

  private final WatchedKeys keys;

  KeyGuard(WatchedKeys keys) {
    this.keys = keys;
  }

  /** Runs before the handler of a route that there is. */
  @Override
  public void handle(Context ctx) {
    Endpoint route = Objects.requireNonNull(ctx.endpoints().matchedHttpEndpoint());
    RouteScopes.of(ctx.req().getMethod(), route.path).ifPresent(scope -> admit(ctx, scope));
  }

  private void admit(Context ctx, Scope wanted) {
    String secret = secret(ctx);
    if (secret == null) {
      throw unauthorized("", "This server asks for a key: send it as Authorization: Bearer KEY.");
    }
    Scope held = known(secret).scope();
    if (!held.allows(wanted)) {
      throw new RefusedException(
          HttpStatus.FORBIDDEN,
          "This key is for %s; a key for %s is needed here."
              .formatted(held.label(), wanted.label()),
          challenge(", error=\"insufficient_scope\", scope=\"%s\"".formatted(wanted.label())));
    }
  }

  /**
   * The key with this secret, as long as it counts.
   *
   * @throws RefusedException 401 when there is none
   */
  ApiKey known(String secret) {
    return keys.now()
        .of(secret)
        .orElseThrow(
            () ->
                unauthorized(
                    ", error=\"invalid_token\"",
                    "There is no such key; it may have been revoked."));
  }

  private static @Nullable String secret(Context ctx) {
    String header = ctx.header("Authorization");
    if (header == null) {
      return ctx.cookie(COOKIE);
    }
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? header.substring(SCHEME.length()).strip()
        : null;
  }

  private static RefusedException unauthorized(String error, String detail) {
    return new RefusedException(HttpStatus.UNAUTHORIZED, detail, challenge(error));
  }

  private static Map<String, String> challenge(String error) {
    return Map.of("WWW-Authenticate", "Bearer realm=\"pith\"" + error);
  }
}

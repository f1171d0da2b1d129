package dev.pith.server;

import dev.pith.access.ApiKey;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.util.List;
import java.util.Optional;

/**
 * {@code /api/v1/session}: a browser gives its key once and has it sent as a cookie from then on,
 * also with links and images, where no script can read it and no other site can use it. It ends
 * with the browser.
 */
final class SessionRoute {
  static final String PATH = "/api/v1/session";

  private static final String KEY = "key";
  private static final int UNTIL_THE_BROWSER_ENDS = -1;

  /**
   * What a browser's key is.
   *
   * @param scope in lower case
   */
  private record Session(String name, String scope) {}

  private final Optional<KeyGuard> guard;
  private final boolean secure;
  private final RequestBody bodies;

  /**
   * @param guard empty where nobody needs a key
   * @param secure whether the server is reached by TLS only
   */
  SessionRoute(Optional<KeyGuard> guard, boolean secure, RequestLimits limits) {
    this.guard = guard;
    this.secure = secure;
    this.bodies =
        new RequestBody(limits.bodyBytes(), limits.bodyPatience(), List.of(RequestBody.JSON));
  }

  /**
   * What the key is for, and the cookie; 401 when there is no such key, 204 where none is needed.
   */
  void post(Context ctx) {
    RequestFields fields =
        RequestFields.read(bodies.read(ctx).bytes(), "{\"key\": \"pith_...\"}", List.of(KEY));
    String secret = fields.text(KEY, "the key that you were given");
    if (guard.isEmpty()) {
      ctx.status(HttpStatus.NO_CONTENT);
      return;
    }
    ApiKey key = guard.get().known(secret);
    ctx.cookie(cookie(secret, UNTIL_THE_BROWSER_ENDS));
    Answers.json(ctx, new Session(key.name(), key.scope().label()));
  }

  /** 204; the browser forgets the key. */
  void delete(Context ctx) {
    ctx.cookie(cookie("", 0));
    ctx.status(HttpStatus.NO_CONTENT);
  }

  private Cookie cookie(String value, int maxAgeSeconds) {
    return new Cookie(
        KeyGuard.COOKIE, value, "/", maxAgeSeconds, secure, true, null, SameSite.STRICT);
  }
}

package dev.pith.server;

import dev.pith.telemetry.Shed;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one request beside what it asks: its id, which its answer, its problem and its
 * line in the log have in common. Written by the thread that answers, read by the one that logs.
 */
final class RequestTrace {
  static final String ID_HEADER = "X-Request-Id";

  /** Where a path leads that is none of ours. */
  static final String NO_ROUTE = "none";

  private static final String ATTRIBUTE = RequestTrace.class.getName();
  private static final Pattern ACCEPTED_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final String id;
  private volatile String route = NO_ROUTE;
  private volatile @Nullable Shed shed;

  private RequestTrace(String id) {
    this.id = id;
  }

  /** That of a request; begun with the client's id, or one of our own, when it has none yet. */
  static RequestTrace of(Request request) {
    // Jetty wraps requests as it hands them on, and those wrappers keep attributes to themselves.
    Request innermost = Request.unWrap(request);
    if (innermost.getAttribute(ATTRIBUTE) instanceof RequestTrace begun) {
      return begun;
    }
    RequestTrace trace = new RequestTrace(id(innermost.getHeaders().getValuesList(ID_HEADER)));
    innermost.setAttribute(ATTRIBUTE, trace);
    return trace;
  }

  /** That of a request which {@link RequestTracing} has let in. */
  static RequestTrace of(Context ctx) {
    return (RequestTrace) Objects.requireNonNull(ctx.req().getAttribute(ATTRIBUTE));
  }

  private static String id(List<String> sent) {
    return sent.size() == 1 && ACCEPTED_ID.matcher(sent.getFirst()).matches()
        ? sent.getFirst()
        : "%016x".formatted(ThreadLocalRandom.current().nextLong());
  }

  String id() {
    return id;
  }

  /** The pattern that the path fits, with the version where it was left out. */
  String route() {
    return route;
  }

  /** Remembers where Javalin has found that the path leads. */
  static void route(Context ctx) {
    Endpoint found = ctx.endpoints().matchedHttpEndpoint();
    if (found != null) {
      of(ctx).route = ApiVersion.canonical(found.path);
    }
  }

  /** Why it was turned away, where it was too much. */
  Optional<Shed> shed() {
    return Optional.ofNullable(shed);
  }

  void isShed(Shed why) {
    shed = why;
  }
}

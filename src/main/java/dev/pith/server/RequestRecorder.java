package dev.pith.server;

import dev.pith.telemetry.AnsweredRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;

/**
 * Tells of each request once its answer is out, also of those that Jetty itself refused.
 *
 * <p>Decision (2026-11): Jetty's own seam and not Javalin's, which never sees what is no HTTP.
 */
final class RequestRecorder implements RequestLog {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT");

  private final List<Consumer<AnsweredRequest>> listeners;

  /**
   * @param listeners called by many threads at once; must neither wait nor throw
   */
  RequestRecorder(List<Consumer<AnsweredRequest>> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  @Override
  public void log(Request request, Response response) {
    RequestTrace trace = RequestTrace.of(request);
    AnsweredRequest answered =
        new AnsweredRequest(
            Instant.ofEpochMilli(Request.getTimeStamp(request)),
            trace.id(),
            METHODS.contains(request.getMethod()) ? request.getMethod() : "OTHER",
            trace.route(),
            response.getStatus(),
            bytesSent(request, response),
            Duration.ofNanos(System.nanoTime() - request.getBeginNanoTime()),
            Request.getRemoteAddr(request),
            trace.shed());
    listeners.forEach(listener -> listener.accept(answered));
  }

  /** Jetty counts what it leaves out of answers to HEAD. */
  private static long bytesSent(Request request, Response response) {
    return "HEAD".equals(request.getMethod()) ? 0 : Response.getContentBytesWritten(response);
  }
}

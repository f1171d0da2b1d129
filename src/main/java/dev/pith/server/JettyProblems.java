package dev.pith.server;

import io.javalin.http.HttpStatus;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Words for what Jetty itself refuses before any of our handlers sees it: bytes that are no HTTP,
 * lines and headers that are too long, paths that mean two things.
 */
final class JettyProblems extends ErrorHandler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    HttpFields.Mutable headers = response.getHeaders();
    SecurityHeaders.addTo(headers::put);
    headers.put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    String id = RequestTrace.of(request).id();
    headers.put(RequestTrace.ID_HEADER, id);
    String path = request.getHttpURI() == null ? "" : request.getHttpURI().getPath();
    response.write(
        true, ByteBuffer.wrap(body(response.getStatus(), path == null ? "" : path, id)), callback);
    return true;
  }

  private static byte[] body(int status, String instance, String requestId) {
    HttpStatus known = HttpStatus.forStatus(status);
    return Json.write(Problem.of(known, detail(known), instance, requestId));
  }

  private static String detail(HttpStatus status) {
    return switch (status) {
      case URI_TOO_LONG -> "The request line is too long.";
      case REQUEST_HEADER_FIELDS_TOO_LARGE -> "The headers are too long.";
      case NOT_FOUND -> "There is nothing at this path.";
      case SERVICE_UNAVAILABLE -> "The server is closing.";
      case INTERNAL_SERVER_ERROR -> RequestProblems.OUR_FAULT;
      default -> "The request is not well-formed HTTP/1.1.";
    };
  }
}

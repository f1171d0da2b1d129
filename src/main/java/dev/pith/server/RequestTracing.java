package dev.pith.server;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Begins the trace of each request, before anything can refuse it, and answers with its id. */
final class RequestTracing extends Handler.Wrapper {
  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    response.getHeaders().put(RequestTrace.ID_HEADER, RequestTrace.of(request).id());
    return super.handle(request, response, callback);
  }
}

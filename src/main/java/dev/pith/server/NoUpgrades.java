package dev.pith.server;

import java.util.EnumSet;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Turns a wish for another protocol into an ordinary request, as HTTP allows a server to do.
 *
 * <p>We speak no WebSocket, but Javalin would open a session, with a cookie and memory of its own,
 * for whoever asks for one.
 */
final class NoUpgrades extends Handler.Wrapper {
  private static final EnumSet<HttpHeader> SIGNS =
      EnumSet.of(HttpHeader.UPGRADE, HttpHeader.SEC_WEBSOCKET_VERSION);

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!request.getHeaders().contains(SIGNS)) {
      return super.handle(request, response, callback);
    }
    HttpFields headers = HttpFields.build(request.getHeaders()).remove(SIGNS);
    return super.handle(
        new Request.Wrapper(request) {
          @Override
          public HttpFields getHeaders() {
            return headers;
          }
        },
        response,
        callback);
  }
}

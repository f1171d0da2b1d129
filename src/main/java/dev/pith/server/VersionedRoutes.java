package dev.pith.server;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

/**
 * Puts one handler at both names of each path of the API, so that it is the same whoever asks by
 * which; other paths have one name.
 */
record VersionedRoutes(RoutesConfig routes) {
  void post(String path, Handler handler) {
    add(HandlerType.POST, path, handler);
  }

  void delete(String path, Handler handler) {
    add(HandlerType.DELETE, path, handler);
  }

  /** For GET and HEAD, which runs the same handler; Jetty leaves the body out. */
  void readable(String path, Handler handler) {
    add(HandlerType.GET, path, handler);
    add(HandlerType.HEAD, path, handler);
  }

  private void add(HandlerType method, String path, Handler handler) {
    routes.addHttpHandler(method, path, handler);
    ApiVersion.shortened(path)
        .ifPresent(shorter -> routes.addHttpHandler(method, shorter, handler));
  }
}

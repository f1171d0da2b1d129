package dev.pith.server;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.Graceful;

/**
 * Closes connections on which nothing has been asked for a second when the server stops, and leaves
 * the others to their answers.
 *
 * <p>Jetty would end every connection that is silent for a second then, also one with an answer
 * under way whose client pauses; and it seems also one whose answer begins just when such a second
 * is over. Safe for use by many threads at once.
 */
final class QuietConnections extends Handler.Wrapper implements Connection.Listener, Graceful {
  private static final int QUIET_SECONDS = 1;

  private final Map<Connection, Use> open = new ConcurrentHashMap<>();
  private volatile boolean stopping;

  @Override
  public void onOpened(Connection connection) {
    // Nothing is ever asked on one that carries another, as TLS does; such count no messages.
    if (connection.getMessagesIn() >= 0) {
      open.put(connection, new Use());
    }
  }

  @Override
  public void onClosed(Connection connection) {
    open.remove(connection);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Use use = open.get(request.getConnectionMetaData().getConnection());
    if (use != null) {
      use.begin();
      Request.addCompletionListener(request, failure -> use.end());
    }
    return super.handle(request, response, callback);
  }

  /** Begins to look; there is nothing to wait for. */
  @Override
  public CompletableFuture<Void> shutdown() {
    if (!stopping) {
      stopping = true;
      open.values().forEach(Use::isQuiet);
      lookLater();
    }
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public boolean isShutdown() {
    return stopping;
  }

  private void lookLater() {
    getServer().getScheduler().schedule(this::look, QUIET_SECONDS, TimeUnit.SECONDS);
  }

  private void look() {
    open.forEach(
        (connection, use) -> {
          if (use.isQuiet()) {
            connection.getEndPoint().close();
          }
        });
    lookLater();
  }

  /** What is asked on one connection. */
  private static final class Use {
    private int underWay;
    private boolean asked;

    synchronized void begin() {
      underWay++;
    }

    synchronized void end() {
      underWay--;
      asked = true;
    }

    /** Whether nothing was asked since the last look. */
    synchronized boolean isQuiet() {
      boolean quiet = underWay == 0 && !asked;
      asked = false;
      return quiet;
    }
  }
}

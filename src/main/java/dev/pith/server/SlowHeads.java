package dev.pith.server;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections on which the head of a request trickles: each byte ends a silence, so that
 * Jetty would keep them until a head is too long. Safe for use by many threads at once.
 */
final class SlowHeads implements Connection.Listener {
  private static final int LOOKS = 3;

  private final Scheduler scheduler;
  private final long betweenLooksMillis;

  /**
   * @param patience how long a head may take at most; it is closed when two thirds of that are over
   *     at the earliest
   */
  SlowHeads(Scheduler scheduler, Duration patience) {
    this.scheduler = scheduler;
    this.betweenLooksMillis = patience.toMillis() / LOOKS;
  }

  @Override
  public void onOpened(Connection connection) {
    // Those that carry another one, as TLS does, count no messages.
    if (connection.getMessagesIn() >= 0) {
      new Watch(connection).lookLater();
    }
  }

  /** Over one connection; for one thread at a time. */
  private final class Watch {
    private final Connection http;
    private long requests;
    private long bytesBefore;
    private int looks;

    Watch(Connection http) {
      this.http = http;
    }

    void lookLater() {
      scheduler.schedule(this::look, betweenLooksMillis, TimeUnit.MILLISECONDS);
    }

    private void look() {
      if (!http.getEndPoint().isOpen()) {
        return;
      }
      long begun = http.getMessagesIn();
      if (begun != requests || begun > http.getMessagesOut()) {
        requests = begun;
        bytesBefore = http.getBytesIn();
        looks = 0;
      } else if (http.getBytesIn() > bytesBefore) {
        looks++;
      }
      if (looks == LOOKS) {
        http.getEndPoint().close();
      } else {
        lookLater();
      }
    }
  }
}

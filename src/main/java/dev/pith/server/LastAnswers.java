package dev.pith.server;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Tells each connection which answer is its last, before the server closes.
 *
 * <p>Jetty shuts a connection behind an answer that ends after Jetty began to stop, also when its
 * head, sent before, promised that the connection stays. What the client asks next is then read and
 * worked on, and its answer goes nowhere. So first all heads say that the connection ends, then the
 * answers that promised otherwise are waited for, and only then Jetty stops. Safe for use by many
 * threads at once.
 */
final class LastAnswers extends Handler.Wrapper {
  /** An answer may go on for as long as a client streams; no one else is to wait for that. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  private final Object lock = new Object();
  private boolean closing;

  /** Answers under way that promised to keep their connection. */
  private int promises;

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Answer answer = new Answer(request, response);
    Request.addCompletionListener(request, failure -> answer.end());
    return super.handle(request, answer, callback);
  }

  /**
   * From now on each answer is the last of its connection; comes back when none is under way that
   * says otherwise, or after a second.
   *
   * @param drain how long the server may take to close, this included; what is left of it is how
   *     long Jetty then waits for requests under way
   */
  void begin(Duration drain) throws InterruptedException {
    long beginNanos = System.nanoTime();
    Duration wait = drain.compareTo(LONGEST_WAIT) < 0 ? drain : LONGEST_WAIT;
    synchronized (lock) {
      closing = true;
      for (Duration left = wait;
          promises > 0 && left.isPositive();
          left = wait.minusNanos(System.nanoTime() - beginNanos)) {
        lock.wait(left.toMillis() + 1);
      }
    }
    // Not at all would be for ever.
    getServer()
        .setStopTimeout(Math.max(1, drain.minusNanos(System.nanoTime() - beginNanos).toMillis()));
  }

  /** The answer to one request. */
  private final class Answer extends Response.Wrapper {
    private boolean promised;

    Answer(Request request, Response response) {
      super(request, response);
    }

    @Override
    public void write(boolean last, ByteBuffer content, Callback callback) {
      if (!isCommitted()) {
        promise();
      }
      super.write(last, content, callback);
    }

    private void promise() {
      synchronized (lock) {
        if (closing) {
          getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
        } else if (!promised) {
          promised = true;
          promises++;
        }
      }
    }

    void end() {
      synchronized (lock) {
        if (promised) {
          promised = false;
          promises--;
          lock.notifyAll();
        }
      }
    }
  }
}

package dev.pith.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pith.jobs.JobView;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** Server-Sent Events about one job, to one client. For use by one thread. */
final class EventStream {
  static final String MEDIA_TYPE = "text/event-stream";

  /** The id of the last event. */
  static final String OVER = "over";

  private static final int RETRY_MILLIS = 3000;

  private final OutputStream out;
  private final Duration silence;
  private long saidNanos = System.nanoTime();

  /**
   * @param silence after which something has to be said, so that nobody in between hangs up
   */
  EventStream(OutputStream out, Duration silence) {
    this.out = out;
    this.silence = silence;
  }

  /** Answers as what is a stream from now on, which no proxy should keep back. */
  static void begin(Context ctx) {
    ctx.header("Cache-Control", "no-store").header("X-Accel-Buffering", "no");
    ctx.contentType(MEDIA_TYPE);
  }

  /**
   * How the job stands.
   *
   * @throws IOException when the client has left
   */
  void tell(JobView view) throws IOException {
    String id = view.job().state().isOver() ? "id: %s\n".formatted(OVER) : "";
    // One line: what is written as JSON has its ends of lines escaped.
    String data = new String(Json.write(JobAnswer.of(view)), UTF_8);
    say("event: job\nretry: %d\n%sdata: %s\n\n".formatted(RETRY_MILLIS, id, data));
  }

  /**
   * A comment, when nothing was said for long: it tells whether the client is there.
   *
   * @throws IOException when it has left
   */
  void keepAlive() throws IOException {
    if (System.nanoTime() - saidNanos >= silence.toNanos()) {
      say(": still there\n\n");
    }
  }

  private void say(String text) throws IOException {
    out.write(text.getBytes(UTF_8));
    out.flush();
    saidNanos = System.nanoTime();
  }
}

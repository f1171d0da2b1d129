package dev.pith.server;

import dev.pith.jobs.JobQueue;
import dev.pith.jobs.JobView;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code GET /api/v1/jobs/{id}/events}: how a job stands, and each time that it stands otherwise,
 * as Server-Sent Events, until it is over.
 *
 * <p>Decision (2026-11): not Javalin's own support, which answers 200 before a handler is asked: a
 * job that is not there and a place that is not free would be no problems. The handler's virtual
 * thread looks at the job five times a second instead of being woken, so that output which comes
 * faster is told together. Cost: a look at a map for each client, and up to 200 ms.
 */
final class JobEventRoute implements Handler {
  static final String PATH = JobRoutes.PATH + "/{id}/events";

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);

  private final Optional<JobDesk> desk;
  private final JobStreams streams;
  private final Duration silence;

  /**
   * @param desk without it everything is answered 403
   */
  JobEventRoute(Optional<JobDesk> desk, JobStreams streams, RequestLimits limits) {
    this.desk = desk;
    this.streams = streams;
    Duration halfIdle = limits.idle().dividedBy(2);
    this.silence = halfIdle.compareTo(LONGEST_SILENCE) < 0 ? halfIdle : LONGEST_SILENCE;
  }

  @Override
  public void handle(Context ctx) throws InterruptedException {
    JobQueue queue = JobRoutes.open(desk).queue();
    String id = ctx.pathParam("id");
    JobView now = queue.job(id).orElseThrow(JobRoutes::unknown);
    if (isOver(now) && EventStream.OVER.equals(ctx.header("Last-Event-ID"))) {
      // A browser asks again whenever a stream ends, but not after this.
      ctx.status(HttpStatus.NO_CONTENT);
      return;
    }
    streams.enter();
    try {
      EventStream.begin(ctx);
      if (!ctx.method().equals(HandlerType.HEAD)) {
        follow(queue, now, new EventStream(ctx.res().getOutputStream(), silence));
      }
    } catch (IOException gone) {
      // Whoever followed has left; that is all there is to it.
    } finally {
      streams.leave();
    }
  }

  private static boolean isOver(JobView view) {
    return view.job().state().isOver();
  }

  private void follow(JobQueue queue, JobView first, EventStream stream)
      throws IOException, InterruptedException {
    JobView told = first;
    stream.tell(told);
    while (!isOver(told) && streams.pause(BETWEEN_LOOKS)) {
      Optional<JobView> now = queue.job(told.job().id());
      if (now.isEmpty()) {
        return;
      }
      if (now.get().equals(told)) {
        stream.keepAlive();
      } else {
        told = now.get();
        stream.tell(told);
      }
    }
  }
}

package dev.pith.server;

import dev.pith.jobs.JobQueue;
import dev.pith.jobs.JobView;
import dev.pith.jobs.JobsException;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /api/v1/jobs}: what was asked for, how far it is, and an end to it. */
final class JobRoutes {
  static final String PATH = "/api/v1/jobs";

  private final Optional<JobDesk> desk;

  /**
   * @param desk without it everything is answered 403
   */
  JobRoutes(Optional<JobDesk> desk) {
    this.desk = desk;
  }

  /**
   * @param jobs the newest first
   */
  private record Listed(List<JobAnswer> jobs) {}

  void list(Context ctx) {
    Answers.json(ctx, new Listed(queue().jobs().stream().map(JobAnswer::of).toList()));
  }

  void get(Context ctx) {
    String id = ctx.pathParam("id");
    JobView view = queue().job(id).orElseThrow(JobRoutes::unknown);
    Answers.json(ctx, JobAnswer.of(view, queue().lines(id)));
  }

  /** Ends one that is not over; deletes one that is. */
  void delete(Context ctx) {
    String id = ctx.pathParam("id");
    JobQueue queue = queue();
    if (queue.cancel(id)) {
      ctx.status(HttpStatus.ACCEPTED);
      Answers.json(ctx, JobAnswer.of(queue.job(id).orElseThrow(JobRoutes::unknown)));
    } else if (forget(queue, id)) {
      Answers.json(ctx, Map.of("deleted", id));
    } else {
      throw unknown();
    }
  }

  private static boolean forget(JobQueue queue, String id) {
    try {
      return queue.forget(id);
    } catch (JobsException failure) {
      throw new RefusedException(HttpStatus.CONFLICT, String.valueOf(failure.getMessage()));
    }
  }

  private JobQueue queue() {
    return open(desk).queue();
  }

  static JobDesk open(Optional<JobDesk> desk) {
    return desk.orElseThrow(
        () ->
            new RefusedException(
                HttpStatus.FORBIDDEN,
                "This server takes no jobs; start it with pith serve --jobs DIR to have reports and"
                    + " encoders made here."));
  }

  static RefusedException unknown() {
    return new RefusedException(
        HttpStatus.NOT_FOUND, "There is no such job; GET /api/v1/jobs lists all.");
  }
}

package dev.pith.server;

import dev.pith.jobs.Job;
import dev.pith.jobs.JobCommands;
import dev.pith.jobs.JobKind;
import dev.pith.jobs.JobQueue;
import dev.pith.jobs.JobsException;
import dev.pith.telemetry.Shed;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;

/**
 * Where jobs are handed in.
 *
 * @param queue belongs to the caller, who closes it after the server
 */
public record JobDesk(JobQueue queue, Workbench bench) {
  private static final String RETRY_SECONDS = "60";

  /** Hands one in and answers with it: it is done later. */
  void accept(Context ctx, JobKind kind, String title, JobCommands commands) {
    Job job;
    try {
      job = queue.submit(kind, title, commands);
    } catch (JobsException full) {
      throw new RefusedException(
          HttpStatus.TOO_MANY_REQUESTS,
          String.valueOf(full.getMessage()),
          Map.of("Retry-After", RETRY_SECONDS),
          Shed.JOBS_FULL);
    }
    ctx.status(HttpStatus.ACCEPTED).header("Location", JobRoutes.PATH + "/" + job.id());
    Answers.json(ctx, JobAnswer.of(queue.job(job.id()).orElseThrow(JobRoutes::unknown)));
  }
}

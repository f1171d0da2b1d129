package dev.pith.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pith.jobs.Job;
import dev.pith.jobs.JobState;
import dev.pith.jobs.JobView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the API tells of a job.
 *
 * @param kind report, comparison, compression or tuning
 * @param state waiting, running, done, failed or cancelled
 * @param created as ISO 8601 writes moments
 * @param step what is done now; null when nothing is, or nobody knows
 * @param failure why it failed, in a sentence; null otherwise
 * @param headline what came of it, in a sentence; null until it is done
 * @param files that {@code /reports/ID/FILE} gives
 * @param lines the last ones that were printed; there only where one job was asked for
 */
record JobAnswer(
    String id,
    String kind,
    String title,
    String state,
    String created,
    @Nullable String started,
    @Nullable String ended,
    @Nullable String step,
    @Nullable Bar progress,
    @Nullable String failure,
    @Nullable String headline,
    List<String> files,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> lines) {

  /**
   * How far it is.
   *
   * @param share 0 to 1
   */
  record Bar(String label, double share) {}

  static JobAnswer of(JobView view) {
    return of(view, null);
  }

  static JobAnswer of(JobView view, @Nullable List<String> lines) {
    Job job = view.job();
    return new JobAnswer(
        job.id(),
        job.kind().told(),
        job.title(),
        job.state().told(),
        job.created().toString(),
        job.started().map(Instant::toString).orElse(null),
        job.ended().map(Instant::toString).orElse(null),
        view.step().orElse(null),
        view.progress().map(bar -> new Bar(bar.label(), bar.share())).orElse(null),
        outcome(job, JobState.FAILED),
        outcome(job, JobState.DONE),
        view.files(),
        lines);
  }

  private static @Nullable String outcome(Job job, JobState of) {
    return job.state() == of ? job.outcome().orElse(null) : null;
  }
}

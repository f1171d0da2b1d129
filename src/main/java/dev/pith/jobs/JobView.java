package dev.pith.jobs;

import java.util.List;
import java.util.Optional;

/**
 * A job as it stands at a moment.
 *
 * @param step what is done now, as it was announced; of one that runs
 * @param progress of that; absent when it is not known
 * @param files names of the files that it made, once it is done or has failed
 */
public record JobView(
    Job job, Optional<String> step, Optional<JobProgress> progress, List<String> files) {
  public JobView {
    files = List.copyOf(files);
  }
}

package dev.pith.cli;

import dev.pith.jobs.JobQueue;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether a server makes reports and encoders. */
final class JobsOption {
  @Option(
      names = "--jobs",
      paramLabel = "DIR",
      description = {
        "Let everyone who can reach the server have reports and compact encoders made, one at a"
            + " time, in",
        "processes of their own. How they stand and what they made is kept in DIR; encoders go to"
            + " models/."
      })
  private @Nullable Path folder;

  boolean isGiven() {
    return folder != null;
  }

  /** Goes on with what is in the folder; null without one. */
  @Nullable JobQueue open() {
    return folder == null ? null : JobQueue.open(folder, new JobProcess());
  }
}

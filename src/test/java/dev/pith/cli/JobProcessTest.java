package dev.pith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.fixtures.Eventually;
import dev.pith.jobs.Job;
import dev.pith.jobs.JobKind;
import dev.pith.jobs.JobQueue;
import dev.pith.jobs.JobState;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands of Pith as jobs, in processes of their own. */
class JobProcessTest {
  @TempDir private Path folder;

  private Job run(JobQueue queue, List<String> command) {
    Job job = queue.submit(JobKind.REPORT, "a command", place -> List.of(command));
    Eventually.until(() -> now(queue, job).state().isOver());
    return now(queue, job);
  }

  private static Job now(JobQueue queue, Job job) {
    return queue.job(job.id()).orElseThrow().job();
  }

  @Test
  void aCommandRunsAsItWouldBeTyped() {
    try (JobQueue queue = JobQueue.open(folder, new JobProcess())) {
      Job done = run(queue, List.of("--version"));
      assertThat(done.state()).isEqualTo(JobState.DONE);
      assertThat(queue.lines(done.id())).anyMatch(line -> line.startsWith("pith "));
    }
  }

  @Test
  void aCommandsOwnSentenceTellsWhyItFailed() {
    try (JobQueue queue = JobQueue.open(folder, new JobProcess())) {
      Job failed = run(queue, List.of("model", "show", folder.resolve("nothing").toString()));
      assertThat(failed.state()).isEqualTo(JobState.FAILED);
      assertThat(failed.outcome().orElseThrow()).contains("nothing");
    }
  }

  @Test
  void aCommandThatIsUsedWronglySaysHow() {
    try (JobQueue queue = JobQueue.open(folder, new JobProcess())) {
      Job failed = run(queue, List.of("tune", "--corpus", "nowhere"));
      assertThat(failed.state()).isEqualTo(JobState.FAILED);
      assertThat(failed.outcome().orElseThrow()).contains("--out");
    }
  }
}

package dev.pith.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.fixtures.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobQueueTest {
  /** Of a shell, and ended by SIGTERM, which a shell in the foreground would pass on late. */
  private static final String LONG = "exec sleep 600";

  @TempDir private Path folder;

  private JobQueue open() {
    return JobQueue.open(folder, Scripts.launcher());
  }

  private static Job submit(JobQueue queue, String... lines) {
    return queue.submit(JobKind.REPORT, "a title", Scripts.of(lines));
  }

  private static JobView await(JobQueue queue, Job job, JobState state) {
    Eventually.until(() -> view(queue, job).job().state() == state);
    return view(queue, job);
  }

  private static JobView view(JobQueue queue, Job job) {
    return queue.job(job.id()).orElseThrow();
  }

  @Test
  void aJobThatEndsWellTellsWhatCameOfItAndWhatItMade() {
    try (JobQueue queue = open()) {
      Job job = submit(queue, "echo one", "echo '» All is well.'; echo x > \"$R/report.html\"");
      JobView done = await(queue, job, JobState.DONE);
      assertThat(done.job().outcome()).contains("All is well.");
      assertThat(done.files()).containsExactly("report.html");
      assertThat(queue.lines(job.id())).containsExactly("one", "» All is well.");
      assertThat(queue.file(job.id(), "report.html").orElseThrow()).hasContent("x");
      assertThat(done.job().started()).isPresent();
      assertThat(done.job().ended()).isPresent();
    }
  }

  @Test
  void whatACommandWritesBesideItsResultIsGoneAtTheEnd() {
    try (JobQueue queue = open()) {
      Job job = submit(queue, "mkdir \"$F/between\"; echo x > \"$F/between/file\"");
      await(queue, job, JobState.DONE);
      assertThat(folder.resolve(job.id()).resolve("between")).doesNotExist();
    }
  }

  @Test
  void aCommandThatFailsSaysWhyAndTheNextOneIsNotBegun() {
    try (JobQueue queue = open()) {
      Job job =
          submit(queue, "echo 'pith report: the disk is full' >&2; exit 1", "echo x > \"$R/a.md\"");
      JobView failed = await(queue, job, JobState.FAILED);
      assertThat(failed.job().outcome()).contains("the disk is full");
      assertThat(failed.files()).isEmpty();
    }
  }

  @Test
  void aCommandThatFailsWithoutAWordIsToldByItsExitCode() {
    try (JobQueue queue = open()) {
      JobView failed = await(queue, submit(queue, "exit 3"), JobState.FAILED);
      assertThat(failed.job().outcome().orElseThrow()).contains("exit code 3");
    }
  }

  @Test
  void oneJobRunsAtATimeAndTheOthersKeepTheirOrder() {
    try (JobQueue queue = open()) {
      List<Job> jobs = IntStream.range(0, 5).mapToObj(i -> submit(queue, alone(i))).toList();
      await(queue, jobs.getLast(), JobState.DONE);
      assertThat(folder.resolve("order")).hasContent("0\n1\n2\n3\n4");
      assertThat(queue.jobs()).allMatch(view -> view.job().state() == JobState.DONE);
      assertThat(queue.jobs().getFirst().job().id()).isEqualTo(jobs.getLast().id());
    }
  }

  /** Fails beside another one, and writes its number. */
  private String alone(int number) {
    return "mkdir '%s/one' || exit 9; rmdir '%s/one'; echo %d >> '%s/order'"
        .formatted(folder, folder, number, folder);
  }

  @Test
  void howFarItIsIsToldWhileItRuns() {
    try (JobQueue queue = open()) {
      Job job =
          submit(
              queue,
              "echo 'step 2 of 6: quality'; echo 'asking [=====     ]  50 %  1 of 2  1/s'; "
                  + LONG);
      Eventually.until(() -> view(queue, job).progress().isPresent());
      assertThat(view(queue, job).step()).contains("step 2 of 6: quality");
      assertThat(view(queue, job).progress()).contains(new JobProgress("asking", 0.5));
      queue.cancel(job.id());
      await(queue, job, JobState.CANCELLED);
    }
  }

  @Test
  void aJobThatRunsOrWaitsCanBeCancelled() {
    try (JobQueue queue = open()) {
      Job runs = submit(queue, LONG);
      Job waits = submit(queue, "echo never > '%s/never'".formatted(folder));
      await(queue, runs, JobState.RUNNING);
      assertThat(queue.cancel(waits.id())).isTrue();
      assertThat(queue.cancel(runs.id())).isTrue();
      await(queue, runs, JobState.CANCELLED);
      assertThat(view(queue, waits).job().state()).isEqualTo(JobState.CANCELLED);
      assertThat(queue.cancel(runs.id())).isFalse();
      await(queue, submit(queue, "true"), JobState.DONE);
      assertThat(folder.resolve("never")).doesNotExist();
    }
  }

  @Test
  void moreThanMayWaitAreRefused() {
    try (JobQueue queue = open()) {
      await(queue, submit(queue, LONG), JobState.RUNNING);
      for (int i = 0; i < JobQueue.MOST_WAITING; i++) {
        submit(queue, "true");
      }
      assertThatThrownBy(() -> submit(queue, "true"))
          .isInstanceOf(JobsException.class)
          .hasMessageContaining("wait already");
    }
  }

  @Test
  void whatRanWhenTheQueueWasClosedIsBegunAgainByTheNext() {
    Job job;
    Job waited;
    try (JobQueue queue = open()) {
      job = submit(queue, longOnce(), "echo '» At last.'");
      waited = submit(queue, "true");
      Eventually.until(() -> Files.exists(folder.resolve("again")));
    }
    try (JobQueue queue = open()) {
      assertThat(await(queue, job, JobState.DONE).job().outcome()).contains("At last.");
      assertThat(view(queue, job).job().attempts()).isZero();
      await(queue, waited, JobState.DONE);
    }
  }

  private String longOnce() {
    return "[ -e '%s/again' ] || { touch '%s/again'; exec sleep 600; }".formatted(folder, folder);
  }

  @Test
  void whatACrashCutOffIsBegunAgainOnceAndNotForEver() throws IOException {
    Job job;
    try (JobQueue queue = open()) {
      job = await(queue, submit(queue, "true"), JobState.DONE).job();
    }
    Job ran = job.waitingAgain(0).begun(Instant.EPOCH);
    new JobFolder(folder.resolve(job.id())).file().write(ran);
    try (JobQueue queue = open()) {
      assertThat(await(queue, job, JobState.DONE).job().attempts()).isEqualTo(1);
    }
    new JobFolder(folder.resolve(job.id())).file().write(job.waitingAgain(1).begun(Instant.EPOCH));
    try (JobQueue queue = open()) {
      JobView view = view(queue, job);
      assertThat(view.job().state()).isEqualTo(JobState.FAILED);
      assertThat(view.job().outcome().orElseThrow()).contains("cut off 2 times");
    }
  }

  @Test
  void aCommandThatSomethingElseKillsIsBegunAgainOnce() {
    try (JobQueue queue = open()) {
      Job job = submit(queue, "kill -9 $$");
      JobView failed = await(queue, job, JobState.FAILED);
      assertThat(failed.job().outcome().orElseThrow()).contains("cut off 2 times");
    }
  }

  @Test
  void onlyOneQueueHoldsAFolder() {
    try (JobQueue queue = open()) {
      assertThat(queue.jobs()).isEmpty();
      assertThatThrownBy(this::open)
          .isInstanceOf(JobsException.class)
          .hasMessageContaining("in use by another server");
    }
    open().close();
  }

  @Test
  void aJobThatIsForgottenLeavesNothing() {
    try (JobQueue queue = open()) {
      Job job = submit(queue, "mkdir \"$R/runs\"; echo x > \"$R/runs/a\"");
      Job runs = submit(queue, LONG);
      await(queue, job, JobState.DONE);
      assertThat(queue.forget(job.id())).isTrue();
      assertThat(queue.forget(job.id())).isFalse();
      assertThat(queue.forget(runs.id())).isFalse();
      assertThat(folder.resolve(job.id())).doesNotExist();
    }
    try (JobQueue queue = open()) {
      assertThat(queue.jobs()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "{}", "{\"id\":\"r-20261129-000000-1\"}", "not json", "[1]"})
  void aJobThatCannotBeReadIsLeftAlone(String content) throws IOException {
    Path damaged = Files.createDirectories(folder.resolve("r-20261129-000000-1"));
    Files.writeString(damaged.resolve("job.json"), content);
    try (JobQueue queue = open()) {
      assertThat(queue.jobs()).isEmpty();
      await(queue, submit(queue, "true"), JobState.DONE);
    }
    assertThat(damaged.resolve("job.json")).hasContent(content);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../job.json", "..", ".hidden", "runs", "link.html", "", "a/b"})
  void onlyFilesOfTheResultAreGiven(String name) {
    try (JobQueue queue = open()) {
      Job job =
          submit(
              queue,
              "mkdir \"$R/runs\"; echo x > \"$R/.hidden\"; ln -s /etc/passwd \"$R/link.html\"");
      await(queue, job, JobState.DONE);
      assertThat(queue.file(job.id(), name)).isEmpty();
      assertThat(queue.file("r-20261129-000000-1", "report.html")).isEmpty();
    }
  }
}

package dev.pith.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.fixtures.Eventually;
import dev.pith.jobs.Job;
import dev.pith.jobs.JobKind;
import dev.pith.jobs.JobQueue;
import dev.pith.jobs.JobState;
import dev.pith.jobs.Scripts;
import dev.pith.search.SearchEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A server whose jobs are lines for a shell, and wait at a gate until it is opened. */
final class JobSite implements AutoCloseable {
  static final String HEADLINE = "full answers 280 questions a second";

  private static final SearchEngine ENGINE = new InMemoryEngine(Glossary.DOCUMENTS);

  final ScriptedBench bench = new ScriptedBench();
  final JobQueue queue;
  private final Path gate;
  private final Path folder;
  private final RunningServer server;

  JobSite(Path folder) {
    this.folder = folder;
    this.gate = folder.resolve("gate");
    bench.does(script(JobKind.REPORT));
    JobDesk desk = bench.desk(folder.resolve("jobs"));
    this.queue = desk.queue();
    this.server = RunningServer.of(ENGINE, RunningServer.options(ENGINE).withJobs(desk));
  }

  /** Prints as the commands of Pith do, waits at the gate, and writes what they would write. */
  String script(JobKind kind) {
    return """
    echo 'step 2 of 6: quality of 4 cells'
    echo 'asking full [==========              ]  43 %%  43 of 100 questions,  5/s  11 s left'
    while [ ! -e '%s' ]; do sleep 0.02; done
    echo '» %s'
    %s
    """
        .formatted(gate, HEADLINE, files(kind));
  }

  private static String files(JobKind kind) {
    List<String> names =
        switch (kind) {
          case REPORT ->
              List.of("report.html", "report.json", "report.schema.json", "report.md", "cells.csv");
          case COMPARISON -> List.of("comparison.html", "comparison.json", "comparison.md");
          case TUNING -> List.of("report.html", "report.json");
          case COMPRESSION -> List.of("nothing");
        };
    return "for file in %s; do echo \"<title>$file</title>\" > \"$R/$file\"; done"
        .formatted(String.join(" ", names));
  }

  /** Lets the job that runs end well, and all behind it. */
  void open() {
    write(gate, "");
  }

  /** A job that is done, with what its commands print. */
  Job done(JobKind kind, String title, String printed) {
    return over(kind, title, printed, files(kind), JobState.DONE);
  }

  Job failed(JobKind kind, String title, String printed) {
    return over(kind, title, printed, "exit 1", JobState.FAILED);
  }

  /** One that has failed, and has left its files all the same. */
  Job failedWithFiles(JobKind kind, String title, String printed) {
    return over(kind, title, printed, files(kind) + "; exit 1", JobState.FAILED);
  }

  private Job over(JobKind kind, String title, String printed, String end, JobState state) {
    Path text = folder.resolve("printed");
    write(text, printed);
    Job job = queue.submit(kind, title, Scripts.of("cat '%s'; %s".formatted(text, end)));
    await(job, state);
    return job;
  }

  /** One that comes to the gate. */
  Job held(JobKind kind, String title) {
    return queue.submit(kind, title, Scripts.of(script(kind)));
  }

  void await(Job job, JobState state) {
    Eventually.until(() -> queue.job(job.id()).orElseThrow().job().state() == state);
  }

  URI uri(String path) {
    return server.uri(path);
  }

  JsonNode jobs() {
    return RunningServer.json(server.get("/api/jobs")).get("jobs");
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
    queue.close();
  }
}

package dev.pith.cli;

import dev.pith.corpus.JudgementLog;
import dev.pith.jobs.JobQueue;
import dev.pith.search.LuceneSearchEngine;
import dev.pith.search.SearchEngine;
import dev.pith.server.JobDesk;
import dev.pith.server.SearchServer;
import dev.pith.server.ServerOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The demo's server, with everything that a page can do without changing documents. */
record DemoSite(SearchServer server, JobQueue jobs, JudgementLog judgements)
    implements AutoCloseable {
  /**
   * Listens.
   *
   * @param index of the engine
   * @param encoders of the engine
   */
  static DemoSite start(
      Console console,
      DemoFiles files,
      Path index,
      List<EncoderArgument> encoders,
      SearchEngine engine,
      ServerOptions options)
      throws IOException {
    JudgementLog judgements = JudgementsOption.open(files.judgements(), console);
    JobQueue jobs = null;
    try {
      jobs = JobQueue.open(files.jobs(), new JobProcess());
      ServedWorkbench bench =
          ServedWorkbench.of(
              index,
              encoders,
              engine,
              LuceneSearchEngine.DEFAULT_CANDIDATES,
              judgements.thumbs()::questionCount,
              JudgementsOption.arguments(files.judgements()));
      return new DemoSite(
          SearchSite.start(
              engine,
              options
                  .withReport(files.reportPage())
                  .withJudgements(judgements)
                  .withJobs(new JobDesk(jobs, bench))),
          jobs,
          judgements);
    } catch (IOException | RuntimeException failure) {
      if (jobs != null) {
        jobs.close();
      }
      judgements.close();
      throw failure;
    }
  }

  String address() {
    return "http://127.0.0.1:" + server.port();
  }

  @Override
  public void close() {
    server.close();
    jobs.close();
    judgements.close();
  }
}

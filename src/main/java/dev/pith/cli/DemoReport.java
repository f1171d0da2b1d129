package dev.pith.cli;

import dev.pith.corpus.BeirFolder;
import dev.pith.corpus.Query;
import dev.pith.encode.Encoder;
import dev.pith.encode.OnnxEncoder;
import dev.pith.evaluate.LatencyPlan;
import dev.pith.evaluate.LatencyResult;
import dev.pith.evaluate.LatencyRun;
import dev.pith.evaluate.QualityResult;
import dev.pith.evaluate.QualityRun;
import dev.pith.evaluate.QualityTask;
import dev.pith.evaluate.SearchLatencyRun;
import dev.pith.model.EncoderDirectory;
import dev.pith.report.LatencyReport;
import dev.pith.report.QuerySetFacts;
import dev.pith.report.ReportFiles;
import dev.pith.search.SearchEngine;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Measures what the demo has made, and tells it. */
record DemoReport(
    Console console,
    DemoFiles files,
    BeirFolder corpus,
    List<EncoderDirectory> folders,
    OpenEncoders encoders,
    SearchEngine engine,
    double epsilon) {
  /** With as many rounds as below, just enough samples for a p99. */
  private static final int TIMED_QUERIES = 170;

  private static final int ROUNDS = 4;
  private static final int HITS = 10;
  private static final long SEED = 1;

  /** Writes {@code report.json} and {@code report.html}, unless they are there. */
  void write() {
    if (Files.isRegularFile(files.reportPage()) && Files.isRegularFile(files.reportJson())) {
      return;
    }
    List<String> queries = corpus.queries().stream().map(Query::text).limit(TIMED_QUERIES).toList();
    LatencyPlan plan = LatencyPlan.STANDARD.withRounds(ROUNDS);
    try (Encoder referenceAgain = OnnxEncoder.open(folders.getFirst());
        StepBars bars = new StepBars(console)) {
      QualityResult quality =
          new QualityRun(QualityTask.of(corpus, "test"), SEED, bars).run(encoders.encoders());
      LatencyResult latency =
          new LatencyRun(queries, plan, bars).run(encoders.encoders(), referenceAgain);
      LatencyResult search = new SearchLatencyRun(queries, HITS, plan, bars).run(engine);
      LatencyReport report =
          new LatencyReport(
              Instant.now(),
              "./pith demo --documents %d --epsilon %s".formatted(corpus.documentCount(), epsilon),
              QuerySetFacts.of("WordNet example sentences", queries),
              "%,d entries of WordNet 3.1".formatted(corpus.documentCount()),
              DescribedModels.of(encoders.encoders(), folders),
              latency,
              Optional.of(search),
              Optional.of(quality),
              epsilon);
      ReportFiles.write(report, files.folder());
    }
  }
}

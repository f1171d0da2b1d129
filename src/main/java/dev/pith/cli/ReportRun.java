package dev.pith.cli;

import dev.pith.corpus.Query;
import dev.pith.encode.Encoder;
import dev.pith.encode.OpenEncoders;
import dev.pith.evaluate.Cell;
import dev.pith.evaluate.CellEngine;
import dev.pith.evaluate.CellLatencyRun;
import dev.pith.evaluate.CellQuality;
import dev.pith.evaluate.CellQualityRun;
import dev.pith.evaluate.LatencyPlan;
import dev.pith.evaluate.LatencyResult;
import dev.pith.evaluate.Progress;
import dev.pith.evaluate.QualityTask;
import dev.pith.evaluate.RecallResult;
import dev.pith.evaluate.RecallRun;
import dev.pith.load.SustainedRate;
import dev.pith.load.Throughput;
import dev.pith.model.EncoderDirectory;
import dev.pith.report.CellCost;
import dev.pith.report.CellReport;
import dev.pith.report.CellResult;
import dev.pith.report.QuerySetFacts;
import dev.pith.report.Reproduction;
import dev.pith.search.LuceneSearchEngine;
import dev.pith.search.SearchMode;
import dev.pith.server.AnswerBytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * Measures all cells of a report, scenario by scenario.
 *
 * @param arguments the encoders as they were named
 * @param opened the same, open
 */
record ReportRun(
    Console console,
    ReportOptions options,
    List<EncoderArgument> arguments,
    OpenEncoders opened,
    CellDocuments documents,
    QualityTask task) {
  private static final int HITS = 10;
  private static final int COLD_QUESTIONS = 50;

  /** What the server scenario gave, in the order of the cells. */
  private record Rates(List<SustainedRate> server, List<Optional<SustainedRate>> http) {}

  CellReport run(Reproduction reproduce) throws IOException, InterruptedException {
    List<String> timed = options.timed(task.queries().stream().map(Query::text).toList());
    try (StepBars shown = new StepBars(console);
        CellIndexes indexes = indexes(shown)) {
      Progress bars = endingOn(shown);
      List<CellEngine> cells = indexes.cells(options.modes());
      step(shown, 2, "quality of %d cells".formatted(cells.size()));
      List<CellQuality> qualities = new CellQualityRun(task, options.seed(), bars).run(cells);
      List<Optional<RecallResult>> recalls = recalls(indexes, cells, bars);
      step(shown, 3, "all questions at once");
      CellLoad load = new CellLoad(timed, HITS, options.load(), bars);
      List<Throughput> offline = cells.stream().map(load::offline).toList();
      LatencyPlan plan = options.plan(timed.size());
      TimeLeft left = new TimeLeft(offline, options.load(), timed.size(), plan.rounds());
      step(shown, 4, "one question at a time, " + left.toTheEnd());
      LatencyResult singleStream =
          new CellLatencyRun(timed, HITS, plan, AnswerBytes::of, bars).run(cells);
      step(shown, 5, "questions at random moments, " + left.behindSingleStream());
      Rates rates = rates(cells, load, offline);
      step(shown, 6, "processes of their own, %d for each cell".formatted(options.starts()));
      List<CellCost> costs = costs(indexes, cells, timed, bars);
      List<CellResult> results = new ArrayList<>();
      for (int i = 0; i < cells.size(); i++) {
        results.add(
            new CellResult(
                cells.get(i).cell(),
                singleStream.encoders().get(i),
                offline.get(i),
                rates.server().get(i),
                rates.http().get(i),
                qualities.get(i),
                recalls.get(i),
                costs.get(i)));
      }
      return report(reproduce, timed, singleStream, results);
    }
  }

  private CellReport report(
      Reproduction reproduce,
      List<String> timed,
      LatencyResult singleStream,
      List<CellResult> results) {
    List<EncoderDirectory> folders =
        arguments.stream().map(argument -> EncoderDirectory.describe(argument.folder())).toList();
    return new CellReport(
        reproduce,
        task.data(),
        task.split(),
        task.documents().size(),
        QuerySetFacts.of(task.data() + ", split " + task.split(), timed),
        DescribedModels.of(opened.encoders(), folders),
        singleStream,
        options.load(),
        options.candidates(),
        results,
        options.epsilon());
  }

  /** Not every encoder looks whether its thread was interrupted; so each step does. */
  private static Progress endingOn(StepBars bars) {
    return (step, done, total) -> {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("the report was interrupted");
      }
      bars.report(step, done, total);
    };
  }

  private void step(StepBars shown, int number, String what) {
    shown.close();
    console.note("step %d of 6: %s".formatted(number, what));
  }

  private CellIndexes indexes(StepBars shown) throws IOException {
    step(shown, 1, "an index for each encoder and precision");
    return CellIndexes.build(
        console,
        documents,
        opened.all(),
        options.asymmetric(),
        options.precisions(),
        options.candidates());
  }

  /**
   * Exact answers are the same for all precisions of an encoder, and are asked for once. The cells
   * are warm: the same questions told their quality.
   */
  private List<Optional<RecallResult>> recalls(
      CellIndexes indexes, List<CellEngine> cells, Progress bars) {
    List<String> texts = task.queries().stream().map(Query::text).toList();
    List<Optional<RecallResult>> recalls = new ArrayList<>();
    String encoder = "";
    RecallRun exact = null;
    for (CellEngine cell : cells) {
      if (cell.cell().mode() != SearchMode.VECTOR) {
        recalls.add(Optional.empty());
        continue;
      }
      if (exact == null || !cell.cell().encoder().equals(encoder)) {
        encoder = cell.cell().encoder();
        try (LuceneSearchEngine all = indexes.comparingAll(cell.cell())) {
          exact = new RecallRun(all, texts, HITS, options.seed(), bars);
        }
      }
      recalls.add(Optional.of(exact.measureWarm(cell.cell().id() + ": recall", cell.engine())));
    }
    return recalls;
  }

  private Rates rates(List<CellEngine> cells, CellLoad load, List<Throughput> offline)
      throws InterruptedException {
    Rates rates = new Rates(new ArrayList<>(), new ArrayList<>());
    Set<String> asked = new HashSet<>();
    for (int i = 0; i < cells.size(); i++) {
      CellEngine cell = cells.get(i);
      SustainedRate server = load.server(cell, offline.get(i));
      rates.server().add(server);
      boolean overHttp =
          switch (options.http()) {
            case NONE -> false;
            case FIRST -> asked.add(cell.cell().encoder());
            case ALL -> true;
          };
      double guess =
          server.highest().map(held -> held.perSecond()).orElse(offline.get(i).perSecond() / 2);
      rates.http().add(overHttp ? Optional.of(load.http(cell, guess)) : Optional.empty());
    }
    return rates;
  }

  private List<CellCost> costs(
      CellIndexes indexes, List<CellEngine> cells, List<String> timed, Progress bars)
      throws IOException, InterruptedException {
    ColdStarts starts =
        new ColdStarts(
            timed.subList(0, Math.min(COLD_QUESTIONS, timed.size())),
            options.starts(),
            options.candidates());
    List<CellCost> costs = new ArrayList<>();
    for (CellEngine cell : cells) {
      bars.report("first answers", costs.size(), cells.size());
      int encoder = place(cell.cell());
      costs.add(
          starts.measure(
              cell.cell(),
              arguments.get(encoder),
              opened.encoders().get(encoder).sizeBytes(),
              indexes.index(cell.cell())));
    }
    bars.report("first answers", cells.size(), cells.size());
    return costs;
  }

  /** Of a cell's encoder among all; words alone need none, and are asked beside the first. */
  private int place(Cell cell) {
    List<String> names = opened.encoders().stream().map(Encoder::name).toList();
    return Math.max(0, names.indexOf(cell.encoder()));
  }
}

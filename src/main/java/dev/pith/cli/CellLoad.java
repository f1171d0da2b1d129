package dev.pith.cli;

import dev.pith.evaluate.CellEngine;
import dev.pith.evaluate.Progress;
import dev.pith.load.EngineService;
import dev.pith.load.HttpService;
import dev.pith.load.LoadPlan;
import dev.pith.load.OfflineRun;
import dev.pith.load.OpenLoop;
import dev.pith.load.RateSearch;
import dev.pith.load.Service;
import dev.pith.load.SustainedRate;
import dev.pith.load.Throughput;
import dev.pith.server.AnswerBytes;
import dev.pith.server.IndexProgress;
import dev.pith.server.SearchServer;
import dev.pith.server.ServerOptions;
import java.net.URI;
import java.util.List;

/**
 * Puts cells under load.
 *
 * @param questions at least one
 * @param hits how many documents are wanted
 */
record CellLoad(List<String> questions, int hits, LoadPlan plan, Progress progress) {
  /** More than the server lets run and wait together, so that it is the server that refuses. */
  private static final int CLIENTS = 64;

  /** Both ends run in the interpreter at first. */
  private static final int WARM_UP = 100;

  /**
   * Where the search begins, as a share of what is answered when all questions are there at once.
   */
  private static final double GUESS = 0.8;

  /** Rates that a search tries, as a rule. */
  static final int EXPECTED_TRIALS = 5;

  Throughput offline(CellEngine cell) {
    progress.report(cell.cell().id() + ": offline", 0, 1);
    Throughput found = new OfflineRun(service(cell), questions, plan.workers(), plan.seed()).run();
    progress.report(cell.cell().id() + ": offline", 1, 1);
    return found;
  }

  SustainedRate server(CellEngine cell, Throughput offline) {
    return search(cell.cell().id() + ": server", service(cell), plan, GUESS * offline.perSecond());
  }

  /** Over HTTP, on a free port of this machine alone. */
  SustainedRate http(CellEngine cell, double guess) throws InterruptedException {
    ServerOptions options =
        ServerOptions.local(
            0,
            () -> new IndexProgress(cell.engine().documents(), cell.engine().documents(), false),
            List.of());
    try (SearchServer server = SearchServer.startForLoad(cell.engine(), options);
        HttpService service =
            new HttpService(
                URI.create("http://127.0.0.1:%d/".formatted(server.port())), cell.cell(), hits)) {
      for (String question : questions.subList(0, Math.min(WARM_UP, questions.size()))) {
        service.answer(question);
      }
      return search(cell.cell().id() + ": HTTP", service, plan.withWorkers(CLIENTS), guess);
    }
  }

  private SustainedRate search(String step, Service service, LoadPlan offered, double guess) {
    OpenLoop load = new OpenLoop(service, questions, offered);
    int[] tried = {0};
    progress.report(step, 0, EXPECTED_TRIALS);
    SustainedRate found =
        new RateSearch(offered.tolerance(), trial -> tell(step, ++tried[0])).from(guess, load::at);
    progress.report(step, EXPECTED_TRIALS, EXPECTED_TRIALS);
    return found;
  }

  private void tell(String step, int tried) {
    progress.report(step, Math.min(tried, EXPECTED_TRIALS - 1), EXPECTED_TRIALS);
  }

  private Service service(CellEngine cell) {
    return new EngineService(cell, hits, AnswerBytes::of);
  }
}

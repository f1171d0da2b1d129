package dev.pith.load;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * MLPerf's server scenario: questions come at moments drawn beforehand, whatever the service does.
 *
 * <p>A run ends early when so many questions have missed the bound that it cannot hold any more.
 */
public final class OpenLoop {
  private final Service service;
  private final List<String> questions;
  private final LoadPlan plan;
  private final Supplier<LoadClock> clocks;

  /**
   * Prepares runs; nothing is asked yet.
   *
   * @param questions at least one; asked in turn, over and over
   */
  public OpenLoop(Service service, List<String> questions, LoadPlan plan) {
    this(service, questions, plan, LoadClock::started);
  }

  OpenLoop(Service service, List<String> questions, LoadPlan plan, Supplier<LoadClock> clocks) {
    if (questions.isEmpty()) {
      throw new IllegalArgumentException("load needs at least one question");
    }
    this.service = service;
    this.questions = List.copyOf(questions);
    this.plan = plan;
    this.clocks = clocks;
  }

  /**
   * Asks at one rate.
   *
   * @param perSecond mean rate, above 0
   * @throws CancellationException when the calling thread is interrupted
   */
  public LoadResult at(double perSecond) {
    return at(perSecond, Arrivals.poisson(perSecond, plan.questions(perSecond), plan.seed()));
  }

  LoadResult at(double perSecond, long[] arrivals) {
    WaitingLine line = new WaitingLine(arrivals, plan.waiting());
    LoadLog log = new LoadLog(arrivals, plan.p99BoundMillis());
    LoadClock clock = clocks.get();
    Callable<Void> worker =
        () -> {
          ask(arrivals, line, log, clock);
          return null;
        };
    Workers.run(Collections.nCopies(plan.workers(), worker));
    return log.result(perSecond, line.refused());
  }

  /** What one worker does. */
  private void ask(long[] arrivals, WaitingLine line, LoadLog log, LoadClock clock)
      throws InterruptedException {
    int question = line.take(clock.nanos());
    while (question != WaitingLine.END && !log.isLost(line.refused())) {
      clock.sleepUntil(arrivals[question]);
      long begunNanos = clock.nanos();
      Outcome outcome = service.answer(questions.get(question % questions.size()));
      log.record(question, begunNanos, clock.nanos(), outcome);
      question = line.take(clock.nanos());
    }
  }
}

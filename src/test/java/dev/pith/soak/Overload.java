package dev.pith.soak;

import dev.pith.evaluate.LatencyDistribution;
import dev.pith.evaluate.Progress;
import dev.pith.soak.OpenClients.Phase;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Many times what the server can answer, at random moments: it goes on answering as much as it can,
 * in time, and turns the rest away at once; afterwards it is soon as before.
 */
final class Overload implements Property {
  private static final int DOCUMENTS = 60;
  private static final int CALLERS = 6;
  private static final double NORMAL = 0.8;
  private static final double AFTERWARDS = 0.5;
  private static final double LEAST_GOODPUT = 0.9;
  private static final double MOST_SLOWER = 2;
  private static final double MOST_RECOVERY_SECONDS = 5;

  /**
   * As an overload begins it is a burst, and as many may wait as in one. In ten minutes they are
   * too few to be seen in the p99, in one minute they are all of it; so they are told apart.
   */
  private static final double OPENING_SECONDS = 2;

  private static final long SEED = 31;
  private static final double NANOS_PER_SECOND = 1e9;

  @Override
  public String name() {
    return "overload";
  }

  @Override
  public Verdict prove(Scale scale, Progress progress) throws IOException, InterruptedException {
    Findings findings = new Findings(this);
    try (Site site = Site.real(DOCUMENTS);
        ServedProcess server = site.serve(List.of(), List.of());
        OpenClients clients = new OpenClients(server.port())) {
      List<String> questions = Site.longQuestions();
      Duration peakTime = scale.overload().dividedBy(4);
      progress.report("overload: as much as it can", 0, 4);
      double peak = peak(server, questions, peakTime, findings);
      findings.figure("peak", peak, "per second", 1);
      progress.report("overload: 80 %", 1, 4);
      Phase normal = clients.at(NORMAL * peak, peakTime, questions, SEED);
      progress.report("overload: %.0f x".formatted(scale.overloadFactor()), 2, 4);
      Phase over = clients.at(scale.overloadFactor() * peak, scale.overload(), questions, SEED + 1);
      long endNanos = System.nanoTime();
      progress.report("overload: 50 %", 3, 4);
      Phase after = clients.at(AFTERWARDS * peak, Duration.ofSeconds(8), questions, SEED + 2);
      List.of(normal, over, after).forEach(phase -> judge(phase, findings));
      double normalMillis = p99Millis(normal.exchanges().stream().filter(Exchange::isOk).toList());
      tell(over, peak, normalMillis, findings, scale.timed());
      double recovery = recoverySeconds(after, endNanos, normalMillis);
      findings.figure("recovery", recovery, "seconds", after.exchanges().size());
      findings.require(
          !scale.timed() || recovery <= MOST_RECOVERY_SECONDS,
          "it was as before only after %.1f s".formatted(recovery));
      findings.require(server.isAlive(), "the server has ended: " + server.said());
    }
    return findings.verdict();
  }

  /** What clients get that ask again as soon as they are answered, once the server is warm. */
  private static double peak(
      ServedProcess server, List<String> questions, Duration time, Findings findings)
      throws InterruptedException {
    try (Clients clients =
        new Clients(server.port())
            .start(
                "peak",
                CALLERS,
                id ->
                    Requests.search(
                        questions.get(Math.floorMod(id.hashCode(), questions.size()))))) {
      // Clients work on threads of their own; until the server is warm nothing is counted.
      Thread.sleep(time.toMillis());
      long before = clients.exchanges().stream().filter(Exchange::isOk).count();
      long startNanos = System.nanoTime();
      // How much is answered in this time is what is measured.
      Thread.sleep(time.toMillis());
      List<Exchange> all = clients.exchanges();
      double seconds = (System.nanoTime() - startNanos) / NANOS_PER_SECOND;
      all.forEach(exchange -> requireInOrder(exchange, findings));
      return (all.stream().filter(Exchange::isOk).count() - before) / seconds;
    }
  }

  private static void judge(Phase phase, Findings findings) {
    phase.exchanges().forEach(exchange -> requireInOrder(exchange, findings));
    findings.require(
        phase.exchanges().stream().anyMatch(Exchange::isOk),
        "nothing was answered for a whole phase");
  }

  private static void requireInOrder(Exchange exchange, Findings findings) {
    findings.require(
        exchange.isOk() || exchange.isShed(),
        "neither answered nor refused with 429 or 503 and Retry-After: " + exchange.told());
  }

  private static void tell(
      Phase over, double peak, double normalMillis, Findings findings, boolean timed) {
    List<Exchange> accepted = over.exchanges().stream().filter(Exchange::isOk).toList();
    List<Exchange> shed = over.exchanges().stream().filter(Exchange::isShed).toList();
    double goodput = accepted.size() / over.seconds() / peak;
    long steadyNanos = firstNanos(over) + (long) (OPENING_SECONDS * NANOS_PER_SECOND);
    List<Exchange> opening =
        accepted.stream().filter(one -> one.sentNanos() < steadyNanos).toList();
    List<Exchange> steady =
        accepted.stream().filter(one -> one.sentNanos() >= steadyNanos).toList();
    double acceptedMillis = p99Millis(steady);
    findings.figure(
        "asked", over.exchanges().size() / over.seconds(), "per second", over.exchanges().size());
    findings.count("answered", accepted.size());
    findings.count("refused", shed.size());
    findings.figure("goodput", goodput, "ratio", accepted.size());
    findings.figure("p99-at-80-percent", normalMillis, "millis", 1);
    findings.figure("p99-opening", p99Millis(opening), "millis", opening.size());
    findings.figure("p99-accepted", acceptedMillis, "millis", steady.size());
    findings.figure("p99-refused", p99Millis(shed), "millis", shed.size());
    findings.figure("generator-p99-late", over.lagP99Millis(), "millis", over.exchanges().size());
    findings.require(!timed || !shed.isEmpty(), "nothing was refused: that was no overload");
    findings.require(
        !timed || goodput >= LEAST_GOODPUT,
        "only %.0f %% of the peak was answered".formatted(100 * goodput));
    findings.require(
        !timed || acceptedMillis <= MOST_SLOWER * normalMillis,
        "the p99 of what was accepted is %.1f times that at 80 %% load"
            .formatted(acceptedMillis / normalMillis));
  }

  private static long firstNanos(Phase phase) {
    return phase.exchanges().stream().mapToLong(Exchange::sentNanos).min().orElseThrow();
  }

  private static double p99Millis(List<Exchange> exchanges) {
    if (exchanges.isEmpty()) {
      return 0;
    }
    LatencyDistribution times =
        LatencyDistribution.ofNanos(exchanges.stream().mapToLong(Exchange::nanos).toArray());
    return times.p99Millis().orElse(times.intervalMillis(0.99, exchanges.size()).high());
  }

  /** Until the last answer that was refused or took longer than at 80 % load, but for 1 of 100. */
  private static double recoverySeconds(Phase after, long endNanos, double normalMillis) {
    List<Exchange> inTurn =
        after.exchanges().stream()
            .sorted((one, other) -> Long.compare(one.sentNanos(), other.sentNanos()))
            .toList();
    long missed = inTurn.stream().filter(exchange -> !isAsBefore(exchange, normalMillis)).count();
    long mayMiss = inTurn.size() / 100;
    double recovered = 0;
    for (Exchange exchange : inTurn) {
      if (!isAsBefore(exchange, normalMillis)) {
        if (missed > mayMiss) {
          recovered = (exchange.doneNanos() - endNanos) / NANOS_PER_SECOND;
        }
        missed--;
      }
    }
    return recovered;
  }

  private static boolean isAsBefore(Exchange exchange, double normalMillis) {
    return exchange.isOk() && exchange.nanos() <= normalMillis * 1e6;
  }
}

package dev.pith.load;

import com.sun.management.OperatingSystemMXBean;
import dev.pith.evaluate.Bootstrap;
import dev.pith.evaluate.Disturbance;
import dev.pith.evaluate.DisturbanceWatch;
import dev.pith.evaluate.EnergyWatch;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * MLPerf's offline scenario: all questions are there at once, and only how soon they are all
 * answered counts.
 *
 * @param questions at least one
 * @param workers questions that are answered at once, at least 1
 * @param seed of the bootstrap
 */
public record OfflineRun(Service service, List<String> questions, int workers, long seed) {
  private static final int PASSES = 5;
  private static final int MOST_PASSES = 500;
  private static final int BOOTSTRAP_ROUNDS = 2_000;
  private static final long LEAST_NANOS = 1_000_000_000;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NANOS_PER_MILLI = 1e6;

  public OfflineRun {
    questions = List.copyOf(questions);
    if (questions.isEmpty()) {
      throw new IllegalArgumentException("throughput needs at least one question");
    }
  }

  /**
   * Answers all questions once to warm up, then {@value #PASSES} times and for a second at least.
   *
   * @throws IllegalStateException when a question is not answered
   */
  public Throughput run() {
    pass();
    List<Double> rates = new ArrayList<>();
    DisturbanceWatch watch = DisturbanceWatch.start();
    EnergyWatch energy = EnergyWatch.start();
    long startNanos = System.nanoTime();
    long cpuNanos = cpuNanos();
    while (rates.size() < PASSES
        || (System.nanoTime() - startNanos < LEAST_NANOS && rates.size() < MOST_PASSES)) {
      rates.add(questions.size() * NANOS_PER_SECOND / Math.max(1, pass()));
    }
    long questionsAnswered = (long) rates.size() * questions.size();
    double cpuMillis = (cpuNanos() - cpuNanos) / NANOS_PER_MILLI / questionsAnswered;
    OptionalDouble joules = energy.joules();
    Disturbance disturbance = watch.seen();
    double[] perSecond = rates.stream().mapToDouble(rate -> rate).toArray();
    return new Throughput(
        rates.stream().mapToDouble(rate -> rate).average().orElseThrow(),
        Bootstrap.ofMean(perSecond, new SplittableRandom(seed), BOOTSTRAP_ROUNDS),
        rates.size(),
        questionsAnswered,
        cpuMillis,
        joules.isPresent()
            ? OptionalDouble.of(joules.getAsDouble() / questionsAnswered)
            : OptionalDouble.empty(),
        disturbance);
  }

  /** Gives the time that it took. */
  private long pass() {
    AtomicInteger next = new AtomicInteger();
    Callable<Void> worker =
        () -> {
          for (int i = next.getAndIncrement(); i < questions.size(); i = next.getAndIncrement()) {
            if (service.answer(questions.get(i)) != Outcome.ANSWERED) {
              throw new IllegalStateException("a question was not answered");
            }
          }
          return null;
        };
    long startNanos = System.nanoTime();
    Workers.run(Collections.nCopies(workers, worker));
    return System.nanoTime() - startNanos;
  }

  private static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean detailed
        ? detailed.getProcessCpuTime()
        : 0;
  }
}

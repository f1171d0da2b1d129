package dev.pith.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Takes times so that a busy machine is unfair to nobody: every {@value #TURN} queries go through
 * all contestants in a new random order before the next ones come, in several rounds, and the
 * reference takes part a second time under no name, to tell what the noise alone does.
 *
 * <p>Whoever has its turn answers the {@value #SETTLING} queries before these first. The first of
 * those answers comes right behind another contestant's and finds the processor's caches full of
 * that one's weights: its time is kept apart, as {@linkplain ColdLatency cold}. The answers that
 * count come when things have settled, as in a server that runs one model.
 */
final class Interleaving {
  /**
   * On a virtual machine a small model's times fell by 35 % over the first six answers behind a
   * model of 90 MB, and by 5 % over the next four.
   */
  static final int SETTLING = 6;

  /** Of one alone, seven answers are taken for each that counts; of three it is three. */
  static final int TURN = 3;

  private final List<Stage> stages;
  private final List<String> queries;
  private final LatencyPlan plan;
  private final Progress progress;

  Interleaving(List<Stage> stages, List<String> queries, LatencyPlan plan, Progress progress) {
    if (queries.isEmpty()) {
      throw new IllegalArgumentException("times need at least one query");
    }
    this.stages = List.copyOf(stages);
    this.queries = List.copyOf(queries);
    this.plan = plan;
    this.progress = progress;
  }

  /**
   * Measures all of them.
   *
   * @param named the reference first
   * @param again the reference once more
   */
  LatencyResult run(List<Contestant> named, Contestant again) {
    List<Contestant> contestants = new ArrayList<>(named);
    contestants.add(again);
    SplittableRandom random = new SplittableRandom(plan.seed());
    CpuTimes before = CpuTimes.now();
    progress.report("warm-up", 0, 1);
    WarmUp warmUp = WarmUp.run(contestants, queries, plan, random.split());
    progress.report("warm-up", 1, 1);
    progress.report("rounds", 0, plan.rounds());
    List<Stopwatches> cold = stopwatches(contestants.size(), turns());
    List<Stopwatches> times = stopwatches(contestants.size(), queries.size());
    measure(contestants, cold, times, random.split());
    MachineFacts machine = MachineFacts.now(CpuTimes.now().stealPercentSince(before));
    return summarize(named, cold, times, warmUp, machine);
  }

  private int turns() {
    return Math.ceilDiv(queries.size(), TURN);
  }

  private List<Stopwatches> stopwatches(int contestants, int times) {
    List<Stopwatches> stopwatches = new ArrayList<>();
    for (int i = 0; i < contestants; i++) {
      stopwatches.add(new Stopwatches(stages, plan.rounds(), times));
    }
    return stopwatches;
  }

  private void measure(
      List<Contestant> contestants,
      List<Stopwatches> cold,
      List<Stopwatches> times,
      SplittableRandom random) {
    for (int round = 0; round < plan.rounds(); round++) {
      lookAtClock(times);
      MachineCounters before = MachineCounters.now();
      for (int turn = 0; turn < turns(); turn++) {
        int first = turn * TURN;
        for (int index : Shuffle.order(contestants.size(), random)) {
          Contestant contestant = contestants.get(index);
          cold.get(index).record(round, turn, contestant.measure(before(first, SETTLING)));
          for (int settling = SETTLING - 1; settling > 0; settling--) {
            contestant.measure(before(first, settling));
          }
          for (int query = first; query < Math.min(first + TURN, queries.size()); query++) {
            times.get(index).record(round, query, contestant.measure(queries.get(query)));
          }
          MachineCounters behind = MachineCounters.now();
          times.get(index).disturbed(behind.since(before));
          before = behind;
        }
      }
      progress.report("rounds", round + 1, plan.rounds());
    }
    lookAtClock(times);
  }

  /** All take turns, so what is seen between rounds is seen of all. */
  private static void lookAtClock(List<Stopwatches> times) {
    Disturbance seen = Disturbance.NONE.withClock(CpuClock.OF_THIS_MACHINE.now());
    times.forEach(one -> one.disturbed(seen));
  }

  private String before(int query, int places) {
    return queries.get(Math.floorMod(query - places, queries.size()));
  }

  private LatencyResult summarize(
      List<Contestant> named,
      List<Stopwatches> cold,
      List<Stopwatches> times,
      WarmUp warmUp,
      MachineFacts machine) {
    Stopwatches reference = times.getFirst();
    Noise noise = new Noise(times.getLast().over(reference, plan.seed()));
    List<EncoderLatency> encoders = new ArrayList<>();
    for (int i = 0; i < named.size(); i++) {
      Speedup speedup = i == 0 ? Speedup.NONE : times.get(i).over(reference, plan.seed());
      Speedup coldSpeedup = i == 0 ? Speedup.NONE : cold.get(i).over(cold.getFirst(), plan.seed());
      encoders.add(
          times
              .get(i)
              .summary(
                  named.get(i).name(),
                  speedup,
                  i == 0 ? SpeedVerdict.REFERENCE : noise.verdict(speedup),
                  new ColdLatency(cold.get(i).total(), coldSpeedup)));
    }
    return new LatencyResult(machine, plan, queries.size(), stages, warmUp, encoders, noise);
  }
}

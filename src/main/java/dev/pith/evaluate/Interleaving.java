package dev.pith.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Takes times so that a busy machine is unfair to nobody: every query goes through all contestants
 * in a new random order before the next one comes, in several rounds, and the reference takes part
 * a second time under no name, to tell what the noise alone does.
 *
 * <p>Whoever has its turn answers the {@value #SETTLING} queries before this one first. The first
 * of these answers comes right behind another contestant's and finds the processor's caches full of
 * that one's weights: its time is kept apart, as {@linkplain ColdLatency cold}. The answer that
 * counts comes when things have settled, as in a server that runs one model.
 */
final class Interleaving {
  /**
   * On a virtual machine a small model's times fell by 35 % over the first six answers behind a
   * model of 90 MB, and by 5 % over the next four.
   */
  static final int SETTLING = 6;

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
    List<Stopwatches> cold = stopwatches(contestants.size());
    List<Stopwatches> times = stopwatches(contestants.size());
    measure(contestants, cold, times, random.split());
    MachineFacts machine = MachineFacts.now(CpuTimes.now().stealPercentSince(before));
    return summarize(named, cold, times, warmUp, machine);
  }

  private List<Stopwatches> stopwatches(int contestants) {
    List<Stopwatches> stopwatches = new ArrayList<>();
    for (int i = 0; i < contestants; i++) {
      stopwatches.add(new Stopwatches(stages, plan.rounds(), queries.size()));
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
      for (int query = 0; query < queries.size(); query++) {
        int first = place(query - SETTLING);
        for (int index : Shuffle.order(contestants.size(), random)) {
          Contestant contestant = contestants.get(index);
          cold.get(index).record(round, first, contestant.measure(queries.get(first)));
          for (int settling = SETTLING - 1; settling > 0; settling--) {
            contestant.measure(queries.get(place(query - settling)));
          }
          times.get(index).record(round, query, contestant.measure(queries.get(query)));
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

  private int place(int query) {
    return Math.floorMod(query, queries.size());
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

package dev.pith.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Takes times so that a busy machine is unfair to nobody: every query goes through all contestants
 * in a new random order before the next one comes, in several rounds, and the reference takes part
 * a second time under no name, to tell what the noise alone does.
 */
final class Interleaving {
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
    List<Stopwatches> times = measure(contestants, random.split());
    MachineFacts machine = MachineFacts.now(CpuTimes.now().stealPercentSince(before));
    return summarize(named, times, warmUp, machine);
  }

  private List<Stopwatches> measure(List<Contestant> contestants, SplittableRandom random) {
    List<Stopwatches> times = new ArrayList<>();
    contestants.forEach(c -> times.add(new Stopwatches(stages, plan.rounds(), queries.size())));
    for (int round = 0; round < plan.rounds(); round++) {
      for (int query = 0; query < queries.size(); query++) {
        for (int index : Shuffle.order(contestants.size(), random)) {
          Contestant.Sample sample = contestants.get(index).measure(queries.get(query));
          times.get(index).record(round, query, sample);
        }
      }
      progress.report("rounds", round + 1, plan.rounds());
    }
    return times;
  }

  private LatencyResult summarize(
      List<Contestant> named, List<Stopwatches> times, WarmUp warmUp, MachineFacts machine) {
    Stopwatches reference = times.getFirst();
    Noise noise = new Noise(times.getLast().over(reference, plan.seed()));
    List<EncoderLatency> encoders = new ArrayList<>();
    encoders.add(reference.summary(named.getFirst().name(), Speedup.NONE, SpeedVerdict.REFERENCE));
    for (int i = 1; i < named.size(); i++) {
      Speedup speedup = times.get(i).over(reference, plan.seed());
      encoders.add(times.get(i).summary(named.get(i).name(), speedup, noise.verdict(speedup)));
    }
    return new LatencyResult(machine, plan, queries.size(), stages, warmUp, encoders, noise);
  }
}

package dev.pith.report;

import dev.pith.evaluate.Disturbance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What a reader must know of the scenarios that were disturbed. */
record DisturbanceCautions(List<WatchedScenario> watched) {
  /** From here on garbage collections are a part of what a p99 tells. */
  static final double COLLECTION_PERCENT = 5;

  /** Virtual machines with neighbours lose a little now and then. */
  static final double STEAL_PERCENT = 1;

  /** What an idle system does stays below. */
  static final double OTHERS_PERCENT = 5;

  /** Of less time, hundredths of a second are too coarse to tell a share. */
  private static final double LEAST_SECONDS = 1;

  /** A sentence for each kind of disturbance; none when nothing disturbed. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    sentence(
            "Other guests of the host took up to %s %% of the processors' time",
            disturbance -> disturbance.stealPercent().orElse(0), STEAL_PERCENT)
        .map(told -> told + ": its times are too long and its rates too low.")
        .ifPresent(sentences::add);
    sentence(
            "Other processes took up to %s %% of the processors' time",
            disturbance -> disturbance.othersPercent().orElse(0), OTHERS_PERCENT)
        .map(told -> told + ": measure again on an idle machine.")
        .ifPresent(sentences::add);
    sentence(
            "Garbage collections took up to %s %% of the time",
            Disturbance::collectionPercent, COLLECTION_PERCENT)
        .map(told -> told + ": a larger heap may answer faster.")
        .ifPresent(sentences::add);
    new ClockCaution(watched).sentence().ifPresent(sentences::add);
    return sentences;
  }

  private Optional<String> sentence(
      String most, ToDoubleFunction<Disturbance> percent, double limit) {
    List<WatchedScenario> disturbed =
        watched.stream()
            .filter(one -> one.disturbance().watchedSeconds() >= LEAST_SECONDS)
            .filter(one -> percent.applyAsDouble(one.disturbance()) > limit)
            .toList();
    return disturbed.stream()
        .max(Comparator.comparingDouble(one -> percent.applyAsDouble(one.disturbance())))
        .map(
            worst ->
                most.formatted(Figures.decimals(percent.applyAsDouble(worst.disturbance()), 1))
                    + " (%s), and more than %s %% in %d of %d scenarios"
                        .formatted(
                            worst.label(), Figures.plain(limit), disturbed.size(), watched.size()));
  }
}

package dev.pith.report;

import dev.pith.evaluate.PairedComparison;
import dev.pith.evaluate.Recommendation;
import dev.pith.evaluate.Setting;

/** A recommendation in one sentence, with the full stop. */
final class RecommendationSentence {
  private RecommendationSentence() {}

  static String of(Recommendation recommendation) {
    return switch (recommendation) {
      case Recommendation.Take take -> take(take);
      case Recommendation.Keep keep -> keep(keep);
    };
  }

  private static String take(Recommendation.Take take) {
    Setting chosen = take.chosen();
    Setting reference = take.reference();
    return "Take %s, the cheapest that is not worse than %s by more than %s nDCG@10 (difference %s): %s ms instead of %s ms, %s instead of %s."
        .formatted(
            chosen.name(),
            reference.name(),
            epsilon(take),
            difference(chosen),
            Figures.millis(chosen.millis()),
            Figures.millis(reference.millis()),
            Figures.roundMegabytes(chosen.bytes()),
            Figures.roundMegabytes(reference.bytes()));
  }

  private static String keep(Recommendation.Keep keep) {
    String kept = "Keep %s: ".formatted(keep.reference().name());
    if (keep.nearest().isEmpty()) {
      return kept + "nothing that was measured is cheaper.";
    }
    return kept
        + "nothing cheaper is shown to be not worse by more than %s nDCG@10; nearest is %s (difference %s)."
            .formatted(
                epsilon(keep), keep.nearest().get().name(), difference(keep.nearest().get()));
  }

  private static String epsilon(Recommendation recommendation) {
    return Figures.plain(recommendation.epsilon());
  }

  private static String difference(Setting setting) {
    PairedComparison difference = setting.versusReference().orElseThrow();
    return "%s, 95 %% interval %s to %s"
        .formatted(
            Figures.signed(difference.meanDifference()),
            Figures.signed(difference.low()),
            Figures.signed(difference.high()));
  }
}

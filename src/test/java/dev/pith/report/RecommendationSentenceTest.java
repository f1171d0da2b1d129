package dev.pith.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.evaluate.PairedComparison;
import dev.pith.evaluate.Recommendation;
import dev.pith.evaluate.Setting;
import dev.pith.evaluate.Speedup;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecommendationSentenceTest {
  private static final Setting FULL =
      new Setting("full", 0.6451, Optional.empty(), 3.72, new Speedup(1, 1, 1), 90_400_000);
  private static final Setting COMPACT =
      new Setting(
          "compact",
          0.6482,
          Optional.of(new PairedComparison(0.0031, -0.0095, 0.0157, 0.6, 60, 180, 60)),
          0.85,
          new Speedup(4.29, 4.25, 4.33),
          12_500_000);

  @Test
  void theOneToTakeIsNamedWithWhatItCosts() {
    assertThat(sentence(List.of(FULL, COMPACT), 0.01))
        .isEqualTo(
            "Take compact, the cheapest that is not worse than full by more than 0.01 nDCG@10 "
                + "(difference +0.0031, 95 % interval \u22120.0095 to +0.0157): 0.850 ms instead of "
                + "3.72 ms, 13 MB instead of 90 MB.");
  }

  @Test
  void theReferenceIsKeptWhereNothingCheaperIsShownToBeGoodEnough() {
    assertThat(sentence(List.of(FULL, COMPACT), 0.005))
        .isEqualTo(
            "Keep full: nothing cheaper is shown to be not worse by more than 0.005 nDCG@10; "
                + "nearest is compact (difference +0.0031, 95 % interval \u22120.0095 to +0.0157).");
    assertThat(sentence(List.of(FULL), 0.01))
        .isEqualTo("Keep full: nothing that was measured is cheaper.");
  }

  private static String sentence(List<Setting> settings, double epsilon) {
    return RecommendationSentence.of(Recommendation.of(settings, epsilon));
  }
}

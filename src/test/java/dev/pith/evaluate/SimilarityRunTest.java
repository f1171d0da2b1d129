package dev.pith.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.corpus.SentencePair;
import dev.pith.fixtures.FakeEncoder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimilarityRunTest {
  private static final List<SentencePair> PAIRS =
      List.of(
          new SentencePair(0, "east", "north"),
          new SentencePair(2, "north east", "north"),
          new SentencePair(5, "north", "north"));

  private static final FakeEncoder AGREES =
      FakeEncoder.ofTable(
          "full",
          2,
          Map.of(
              "east", new float[] {1, 0},
              "north", new float[] {0, 1},
              "north east", new float[] {1, 1}));

  /** Finds east nearer to north than north east. */
  private static final FakeEncoder DISAGREES =
      FakeEncoder.ofTable(
          "other",
          2,
          Map.of(
              "east", new float[] {1, 1},
              "north", new float[] {0, 1},
              "north east", new float[] {1, 0}));

  @Test
  void theCorrelationIsThatOfCosinesAndScores() {
    SimilarityResult result = run(AGREES, DISAGREES);
    assertThat(result.pairs()).isEqualTo(3);
    assertThat(result.encoders().get(0).spearman()).isEqualTo(1);
    // Ranks 2 1 3 and 1 2 3: 1 - 6 * 2 / 24.
    assertThat(result.encoders().get(1).spearman()).isEqualTo(0.5);
  }

  @Test
  void anEncoderDoesNotDifferFromItself() {
    assertThat(run(AGREES, AGREES.named("again")).encoders().get(1).difference())
        .contains(new Interval(0, 0));
  }

  @Test
  void theReferenceHasNothingToDifferFromAndOthersHaveAnInterval() {
    SimilarityResult result = run(AGREES, DISAGREES);
    assertThat(result.encoders().get(0).difference()).isEmpty();
    assertThat(result.encoders().get(1).difference())
        .hasValueSatisfying(interval -> assertThat(interval.contains(-0.5)).isTrue());
    assertThat(run(AGREES, DISAGREES)).isEqualTo(result);
  }

  private static SimilarityResult run(FakeEncoder... encoders) {
    return new SimilarityRun("compass", PAIRS, 1, Progress.SILENT).run(List.of(encoders));
  }
}

package dev.pith.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FigureTest {
  private static final EncoderQuality FULL = quality("full", 0.5, Optional.empty());

  @Test
  void aShareOfTheReferenceHasTheIntervalOfThePairedDifference() {
    EncoderQuality compact = quality("compact", 0.45, Optional.of(difference(-0.05, -0.1, 0.05)));

    Figure figure = Figure.relativeQuality("compact-x", FULL, compact).orElseThrow();

    assertThat(figure.value()).isCloseTo(0.9, within(1e-12));
    assertThat(figure.interval().orElseThrow().low()).isCloseTo(0.8, within(1e-12));
    assertThat(figure.interval().orElseThrow().high()).isCloseTo(1.1, within(1e-12));
    assertThat(figure.samples()).isEqualTo(1);
  }

  @Test
  void theReferenceHasNoShareOfItselfAndNothingHasAShareOfZero() {
    EncoderQuality nothing = quality("nothing", 0, Optional.empty());
    EncoderQuality compact = quality("compact", 0.4, Optional.of(difference(0.4, 0.3, 0.5)));
    assertThat(Figure.relativeQuality("x", FULL, FULL)).isEmpty();
    assertThat(Figure.relativeQuality("x", nothing, compact)).isEmpty();
    assertThat(Figure.asymmetricQuality("x", FULL, compact)).isEmpty();
  }

  @Test
  void aCountedSizeIsCertainAndASingleTimeTellsNoInterval() {
    assertThat(Figure.bytes("b", 7).interval()).contains(new Interval(7, 7));
    assertThat(Figure.seconds("s", 7).interval()).isEmpty();
  }

  @Test
  void theMedianOfTimesLiesBetweenRanksThatTheNumberOfQueriesGives() {
    long[] nanos = LongStream.rangeClosed(1, 1000).map(i -> i * 1_000_000).toArray();
    LatencyDistribution times = LatencyDistribution.ofNanos(nanos);

    Figure figure = Figure.medianMillis("m", times, 100);

    // 1.96 * 0.5 / sqrt(100) is 9.8 % of the ranks on either side, to the next whole one.
    assertThat(figure.interval().orElseThrow().low()).isCloseTo(400, withinPercentage(0.2));
    assertThat(figure.interval().orElseThrow().high()).isCloseTo(600, withinPercentage(0.2));
    assertThat(figure.unit()).isEqualTo("millis");
    assertThat(Figure.medianMillis("m", times, 1).interval()).isEmpty();
  }

  private static PairedComparison difference(double mean, double low, double high) {
    return new PairedComparison(mean, low, high, 0.5, 0, 0, 1);
  }

  private static EncoderQuality quality(
      String name, double ndcg, Optional<PairedComparison> versusReference) {
    return new EncoderQuality(
        name,
        "f",
        1,
        2,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        versusReference.map(c -> new QualityDifferences(c, c, c, c)),
        Optional.empty(),
        List.of(new QueryScores("q", "text", ndcg, 0, 0, 0, new RankAgreement(0, 0, 0))),
        List.of());
  }
}

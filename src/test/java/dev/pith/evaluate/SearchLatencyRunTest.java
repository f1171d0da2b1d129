package dev.pith.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pith.fixtures.FakeSearchEngine;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchLatencyRunTest {
  private static final LatencyPlan PLAN = LatencyPlan.STANDARD.withRounds(3).withSeed(5);

  @Test
  void everyStageIsToldAndTheTotalIsTheirSum() {
    FakeSearchEngine engine =
        new FakeSearchEngine(List.of("full", "compact"), List.of(4_000_000L, 1_000_000L));

    LatencyResult result =
        new SearchLatencyRun(List.of("one", "three"), 10, PLAN, Progress.SILENT).run(engine);

    EncoderLatency compact = result.encoders().get(1);
    assertThat(compact.stages())
        .containsOnlyKeys(Stage.TOKENIZE, Stage.ENCODE, Stage.SEARCH, Stage.FETCH);
    assertThat(compact.stage(Stage.SEARCH).p50Millis()).isCloseTo(0.3, within(1e-3));
    assertThat(compact.stage(Stage.FETCH).p50Millis()).isCloseTo(0.05, within(1e-3));
    assertThat(compact.total().p50Millis()).isCloseTo(1.45, within(2e-3));
    assertThat(compact.total().samples()).isEqualTo(6);
    assertThat(compact.tokensMedian()).isEqualTo(4);
    assertThat(compact.speedup().ratio()).isCloseTo(4.45 / 1.45, within(1e-9));
    assertThat(result.encoders()).hasSize(2);
    assertThat(result.noise().floor()).isZero();
  }
}

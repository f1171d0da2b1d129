package dev.pith.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.evaluate.LatencyPlan;
import dev.pith.evaluate.LatencyResult;
import dev.pith.evaluate.MachineFacts;
import dev.pith.evaluate.Noise;
import dev.pith.evaluate.Speedup;
import dev.pith.evaluate.WarmUp;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CautionsTest {
  private static final LatencyResult MEASURED = SampleEncoders.full().latency();
  private static final Speedup CALM = new Speedup(1, 0.99, 1.01);

  private static LatencyResult with(double load, double steal, Speedup again, boolean stable) {
    MachineFacts machine =
        new MachineFacts(
            "some CPU",
            4,
            OptionalLong.empty(),
            List.of(),
            256,
            "performance",
            "some system",
            "some JVM",
            List.of(),
            OptionalDouble.of(load),
            OptionalDouble.of(steal),
            MEASURED.machine().measuredAt());
    return new LatencyResult(
        machine,
        LatencyPlan.STANDARD,
        MEASURED.queries(),
        MEASURED.stages(),
        new WarmUp(20, stable),
        MEASURED.encoders(),
        new Noise(again));
  }

  @Test
  void anUndisturbedRunNeedsNone() {
    assertThat(Cautions.of(with(1, 0, CALM, true))).isEmpty();
  }

  @Test
  void eachDisturbanceIsNamed() {
    assertThat(Cautions.of(with(7.5, 0, CALM, true)))
        .singleElement()
        .asString()
        .contains("load average 7.5 on 4 cores");
    assertThat(Cautions.of(with(1, 3.25, CALM, true)))
        .singleElement()
        .asString()
        .contains("took 3.3 %");
    assertThat(Cautions.of(with(1, 0, new Speedup(1, 0.8, 1.1), true)))
        .singleElement()
        .asString()
        .contains("up to 25.0 %");
    assertThat(Cautions.of(with(1, 0, CALM, false)))
        .singleElement()
        .asString()
        .contains("after 20 blocks");
    assertThat(Cautions.of(with(9, 9, new Speedup(1, 0.8, 1.1), false))).hasSize(4);
  }
}

package dev.pith.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.evaluate.LatencyPlan;
import dev.pith.evaluate.LatencyResult;
import dev.pith.evaluate.LatencyRun;
import dev.pith.evaluate.Progress;
import dev.pith.fixtures.FakeEncoder;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatencyJsonTest {
  private static LatencyResult measure(int queries) {
    List<String> texts = IntStream.range(0, queries).mapToObj(i -> "query " + i).toList();
    return new LatencyRun(texts, LatencyPlan.STANDARD, Progress.SILENT)
        .run(
            List.of(
                FakeEncoder.ofWords("full", 8, 1),
                FakeEncoder.ofWords("compact", 8, 1).taking(() -> 1_000_000)));
  }

  @Test
  void theKeysAreThePromisedOnes() {
    JsonNode json = LatencyJson.of(measure(140));
    JsonNode compact = json.get("encoders").get(1);
    assertThat(compact.get("name").asText()).isEqualTo("compact");
    assertThat(compact.get("samples").asLong()).isEqualTo(700);
    for (String key :
        List.of(
            "tokensMedian",
            "p50Millis",
            "p90Millis",
            "p99Millis",
            "speedup",
            "speedupLow",
            "speedupHigh")) {
      assertThat(compact.get(key).isNumber()).as(key).isTrue();
    }
    assertThat(compact.get("cold").get("p50Millis").isNumber()).isTrue();
    assertThat(compact.get("cold").get("speedup").isNumber()).isTrue();
    assertThat(compact.get("verdict").asText()).isEqualTo("faster");
    assertThat(json.get("encoders").get(0).get("verdict").asText()).isEqualTo("reference");
    assertThat(json.get("machine").get("cpu").asText()).isNotEmpty();
    assertThat(json.get("noise").get("floorPercent").isNumber()).isTrue();
    assertThat(json.get("plan").get("queries").asInt()).isEqualTo(140);
  }

  @Test
  void aTailWithTooFewSamplesIsNull() {
    JsonNode compact = LatencyJson.of(measure(10)).get("encoders").get(1);
    assertThat(compact.get("samples").asLong()).isEqualTo(50);
    assertThat(compact.get("p50Millis").isNumber()).isTrue();
    assertThat(compact.get("p90Millis").isNull()).isTrue();
    assertThat(compact.get("p99Millis").isNull()).isTrue();
  }
}

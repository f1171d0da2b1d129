package dev.pith.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class HeadlineTest {
  @Test
  void aFasterEncoderIsTimesFasterWithItsInterval() {
    assertThat(new Headline(SampleReports.twoTaking(8.3e6, 2e6)).main())
        .matches(
            "compact answers 4\\.\\d\u00d7 faster \\[\\d\\.\\d, \\d\\.\\d]; 1\\.0 MB instead of 1\\.0 MB");
  }

  @Test
  void aSlowerEncoderIsTimesSlower() {
    assertThat(new Headline(SampleReports.twoTaking(2e6, 8.3e6)).main())
        .matches("compact answers 4\\.\\d\u00d7 slower \\[\\d\\.\\d, \\d\\.\\d]; .*");
  }

  @Test
  void aDifferenceInsideTheNoiseIsCalledNone() {
    assertThat(new Headline(SampleReports.twoTaking(5e6, 5e6)).main())
        .startsWith("compact shows no difference in speed [");
  }

  @Test
  void qualityAndSizeFollowTheSpeed() {
    LatencyReport report = SampleReports.full();
    Headline headline = new Headline(report);
    double kept = report.qualityOf("compact").orElseThrow().relativeNdcgAt10().orElseThrow();
    assertThat(headline.main())
        .contains(" and keeps %s of nDCG@10".formatted(Figures.percent(kept)))
        .endsWith("; 19 MB instead of 90 MB");
    assertThat(headline.others()).hasSize(2);
    assertThat(headline.others().getFirst()).startsWith("full-twin shows no difference in speed");
  }

  @Test
  void theJsonHasTheSameHeadlineAndTheLatencyOnTop() {
    LatencyReport report = SampleReports.full();
    JsonNode json = ReportJson.of(report);
    assertThat(json.get("headline").asText()).isEqualTo(new Headline(report).main());
    assertThat(json.get("encoders").get(1).get("sizeBytes").asLong()).isEqualTo(18_930_112);
    assertThat(json.get("encoders").get(1).get("p99Millis").isNumber()).isTrue();
    assertThat(json.get("machine").isObject()).isTrue();
    assertThat(json.get("noise").isObject()).isTrue();
    assertThat(json.get("search").get("encoders").get(0).get("stages").has("fetch")).isTrue();
    assertThat(json.get("quality").get("encoders").get(0).has("ndcg@10")).isTrue();
    assertThat(json.get("models").get(1).get("passes")).hasSize(2);
    assertThat(json.get("querySet").get("sha256").asText()).matches("[0-9a-f]{64}");
    assertThat(ReportJson.of(SampleReports.referenceOnly()).get("quality").isNull()).isTrue();
  }
}

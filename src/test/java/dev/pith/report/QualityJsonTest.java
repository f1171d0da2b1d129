package dev.pith.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.corpus.Document;
import dev.pith.corpus.Judgements;
import dev.pith.corpus.Query;
import dev.pith.evaluate.Progress;
import dev.pith.evaluate.QualityResult;
import dev.pith.evaluate.QualityRun;
import dev.pith.evaluate.QualityTask;
import dev.pith.fixtures.FakeEncoder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QualityJsonTest {
  private static final QualityTask TASK =
      new QualityTask(
          "tiny",
          "test",
          List.of(new Document("d1", "", "red fox"), new Document("d2", "", "blue whale")),
          List.of(new Query("q1", "a red fox"), new Query("q2", "the whale")),
          new Judgements(Map.of("q1", Map.of("d1", 1), "q2", Map.of("d2", 1))));

  @Test
  void theKeysAreThePromisedOnes() {
    QualityResult result =
        new QualityRun(TASK, 1, Progress.SILENT)
            .run(
                List.of(FakeEncoder.ofWords("full", 32, 1), FakeEncoder.ofWords("compact", 32, 2)));

    JsonNode json = QualityJson.of(result);

    assertThat(json.get("data").asText()).isEqualTo("tiny");
    assertThat(json.get("encoders")).hasSize(2);
    JsonNode compact = json.get("encoders").get(1);
    assertThat(compact.get("name").asText()).isEqualTo("compact");
    assertThat(compact.get("sizeBytes").asLong()).isEqualTo(32_000);
    for (String key :
        List.of(
            "ndcg@10",
            "mrr@10",
            "recall@100",
            "relativeNdcg@10",
            "asymmetricNdcg@10",
            "meanCosine")) {
      assertThat(compact.get(key).isNumber()).as(key).isTrue();
    }
    assertThat(compact.get("ndcg@10").asDouble()).isEqualTo(result.encoders().get(1).ndcgAt10());
    assertThat(compact.get("versusReference").get("pValue").asDouble()).isBetween(0.0, 1.0);
    assertThat(compact.get("queryScores")).hasSize(2);
  }

  @Test
  void everyMeasureHasItsMeanItsDifferenceAndItsScores() {
    QualityResult result =
        new QualityRun(TASK, 1, Progress.SILENT)
            .run(
                List.of(FakeEncoder.ofWords("full", 32, 1), FakeEncoder.ofWords("compact", 32, 2)));

    JsonNode json = QualityJson.of(result);

    JsonNode compact = json.get("encoders").get(1);
    assertThat(json.get("rboPersistence").asDouble()).isEqualTo(0.9);
    assertThat(compact.get("meanRbo").asDouble()).isEqualTo(result.encoders().get(1).meanRbo());
    assertThat(compact.get("meanKendallTau").isNumber()).isTrue();
    for (String measure : List.of("ndcg@10", "mrr@10", "recall@100", "map@100")) {
      assertThat(compact.at("/differences/" + measure + "/low").isNumber()).as(measure).isTrue();
      assertThat(compact.at("/queryScores/0/" + measure).isNumber()).as(measure).isTrue();
    }
    for (String measure : List.of("overlap@10", "rbo", "kendallTau")) {
      assertThat(compact.at("/queryScores/0/" + measure).isNumber()).as(measure).isTrue();
    }
    assertThat(json.get("encoders").get(0).get("differences").isNull()).isTrue();
  }

  @Test
  void aLostQueryIsThereWithItsTextAndBothAnswers() {
    FakeEncoder full = FakeEncoder.ofWords("full", 32, 1);
    FakeEncoder turned =
        new FakeEncoder(
            "turned",
            32,
            text -> negated(full.vectors().apply(text), text.contains("a red fox")),
            full.encodeNanos());

    JsonNode lost =
        QualityJson.of(new QualityRun(TASK, 1, Progress.SILENT).run(List.of(full, turned)))
            .at("/encoders/1/lostMost");

    assertThat(lost).hasSize(1);
    assertThat(lost.at("/0/query").asText()).isEqualTo("q1");
    assertThat(lost.at("/0/text").asText()).isEqualTo("a red fox");
    assertThat(lost.at("/0/referenceNdcg@10").asDouble()).isEqualTo(1);
    assertThat(lost.at("/0/ndcg@10").asDouble()).isLessThan(1);
    assertThat(lost.at("/0/reference/0/id").asText()).isEqualTo("d1");
    assertThat(lost.at("/0/reference/0/title").asText()).isEqualTo("red fox");
    assertThat(lost.at("/0/reference/0/gain").asInt()).isEqualTo(1);
    assertThat(lost.at("/0/results/0/id").asText()).isEqualTo("d2");
  }

  private static float[] negated(float[] vector, boolean isTurned) {
    float[] copy = vector.clone();
    for (int i = 0; i < copy.length && isTurned; i++) {
      copy[i] = -copy[i];
    }
    return copy;
  }

  @Test
  void whatIsAbsentIsNull() {
    QualityResult result =
        new QualityRun(TASK, 1, Progress.SILENT)
            .run(List.of(FakeEncoder.ofWords("full", 32, 1), FakeEncoder.ofWords("small", 8, 2)));

    JsonNode small = QualityJson.of(result).get("encoders").get(1);

    assertThat(small.get("asymmetricNdcg@10").isNull()).isTrue();
    assertThat(small.get("meanCosine").isNull()).isTrue();
    assertThat(small.get("asymmetricVersusReference").isNull()).isTrue();
  }
}

package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SearchRouteTest {
  private static InMemoryEngine engine;
  private static RunningServer server;

  @BeforeAll
  static void start() {
    engine = new InMemoryEngine(Glossary.DOCUMENTS);
    server = RunningServer.of(engine);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void everyEncoderAnswersWhenNoneIsNamed() {
    JsonNode answer = RunningServer.json(server.search("{\"query\":\"fear of heights\"}"));

    assertThat(answer.get("query").textValue()).isEqualTo("fear of heights");
    assertThat(answer.get("k").intValue()).isEqualTo(10);
    assertThat(answer.get("reference").textValue()).isEqualTo("full");
    assertThat(answer.get("documents").intValue()).isEqualTo(Glossary.DOCUMENTS.size());
    assertThat(answer.get("results").findValuesAsText("encoder"))
        .containsExactly("full", "compact");
    assertThat(answer.at("/results/0/hits/0/title").textValue()).isEqualTo("acrophobia");
    assertThat(answer.at("/results/0/hits")).hasSize(10);
  }

  @Test
  void answersComeInTheOrderAskedWhateverTheOrderRun() {
    Set<List<String>> orders = new HashSet<>();
    for (int i = 0; i < 64; i++) {
      engine.asked.clear();
      JsonNode answer =
          RunningServer.json(
              server.search("{\"query\":\"bees\",\"encoders\":[\"compact\",\"full\"]}"));
      assertThat(answer.get("results").findValuesAsText("encoder"))
          .containsExactly("compact", "full");
      orders.add(List.copyOf(engine.asked));
    }
    // Each order misses 64 draws once in 2^64 runs.
    assertThat(orders)
        .containsExactlyInAnyOrder(List.of("full", "compact"), List.of("compact", "full"));
  }

  @Test
  void timesAreMillisecondsAndAddUp() {
    JsonNode times =
        RunningServer.json(server.search("{\"query\":\"bees\"}")).at("/results/0/timesMillis");

    assertThat(times.get("tokenize").doubleValue()).isEqualTo(0.074);
    assertThat(times.get("encode").doubleValue()).isEqualTo(9.812);
    assertThat(times.get("search").doubleValue()).isEqualTo(0.604);
    assertThat(times.get("fetch").doubleValue()).isEqualTo(0.231);
    assertThat(times.get("total").doubleValue()).isEqualTo(10.721);
  }

  @Test
  void ranksAreComparedWithTheReference() {
    JsonNode results =
        RunningServer.json(server.search("{\"query\":\"measuring the wind\",\"k\":8}"))
            .get("results");
    List<String> reference = results.get(0).get("hits").findValuesAsText("id");
    List<String> shared = new ArrayList<>();

    for (JsonNode hit : results.get(1).get("hits")) {
      int referenceRank = reference.indexOf(hit.get("id").textValue()) + 1;
      if (referenceRank == 0) {
        assertThat(hit.get("referenceRank").isNull()).isTrue();
        assertThat(hit.get("rankChange").isNull()).isTrue();
      } else {
        shared.add(hit.get("id").textValue());
        assertThat(hit.get("referenceRank").intValue()).isEqualTo(referenceRank);
        assertThat(hit.get("rankChange").intValue())
            .isEqualTo(referenceRank - hit.get("rank").intValue());
      }
    }
    assertThat(shared).hasSizeBetween(1, 7);
    assertThat(results.get(1).get("overlapAt10").doubleValue()).isEqualTo(shared.size() / 8.0);
    assertThat(results.get(0).get("overlapAt10").doubleValue()).isEqualTo(1.0);
    assertThat(results.get(1).get("rankBiasedOverlap").doubleValue()).isBetween(0.1, 0.99);
    assertThat(results.get(0).get("rankBiasedOverlap").doubleValue()).isBetween(1 - 1e-9, 1.0);
  }

  @Test
  void withoutTheReferenceNothingIsCompared() {
    JsonNode result =
        RunningServer.json(server.search("{\"query\":\"wood\",\"encoders\":[\"compact\"]}"))
            .at("/results/0");

    assertThat(result.get("overlapAt10").isNull()).isTrue();
    assertThat(result.at("/hits/0/referenceRank").isNull()).isTrue();
  }

  @Test
  void kIsHowManyHitsComeBack() {
    JsonNode one = RunningServer.json(server.search("{\"query\":\"sea\",\"k\":1}"));
    JsonNode most = RunningServer.json(server.search("{\"query\":\"sea\",\"k\":100}"));

    assertThat(one.at("/results/0/hits")).hasSize(1);
    assertThat(most.at("/results/0/hits")).hasSize(Glossary.DOCUMENTS.size());
  }

  @Test
  void theLongestQueryAllowedIsAnswered() {
    assertThat(server.search(RunningServer.question("é".repeat(2_000))).statusCode())
        .isEqualTo(200);
  }
}

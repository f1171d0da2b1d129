package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.search.Precision;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A question by meaning, by words and by both, over HTTP. */
class SearchModeTest {
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

  @BeforeEach
  void nothingAsked() {
    engine.asked.clear();
    engine.precisions.clear();
    engine.wordsLookedUp.set(0);
  }

  @Test
  void wordsAreSearchedOnceAndNoEncoderIsAsked() {
    JsonNode answer = ask("{\"query\":\"stars\",\"mode\":\"lexical\"}");

    assertThat(engine.asked).containsExactly("lexical");
    assertThat(answer.get("mode").textValue()).isEqualTo("lexical");
    assertThat(answer.get("fusion").isNull()).isTrue();
    assertThat(answer.get("results")).hasSize(1);
    assertThat(answer.at("/results/0/encoder").textValue()).isEqualTo("lexical");
    assertThat(answer.at("/results/0/documentsBy").isNull()).isTrue();
    assertThat(answer.at("/results/0/overlapAt10").isNull()).isTrue();
    assertThat(answer.at("/results/0/rankBiasedOverlap").isNull()).isTrue();
    assertThat(answer.at("/results/0/hits")).isNotEmpty();
  }

  @Test
  void bothAreAskedOfEveryEncoderAndCompared() {
    JsonNode answer = ask("{\"query\":\"stars\",\"mode\":\"hybrid\",\"fusion\":\"rrf\"}");

    assertThat(engine.asked).containsExactlyInAnyOrder("full", "compact");
    assertThat(answer.get("mode").textValue()).isEqualTo("hybrid");
    assertThat(answer.get("fusion").textValue()).isEqualTo("rrf");
    assertThat(answer.get("results").findValuesAsText("encoder"))
        .containsExactly("full", "compact");
    assertThat(answer.at("/results/1/overlapAt10").isNumber()).isTrue();
  }

  @Test
  void vectorsAreComparedAsTheQuestionSays() {
    JsonNode answer = ask("{\"query\":\"stars\",\"precision\":\"exact\"}");

    assertThat(engine.precisions).hasSize(2).containsOnly(Precision.EXACT);
    assertThat(answer.get("precision").textValue()).isEqualTo("exact");
    assertThat(ask("{\"query\":\"stars\"}").get("precision").textValue()).isEqualTo("automatic");
    assertThat(ask("{\"query\":\"stars\",\"mode\":\"lexical\"}").get("precision").isNull())
        .isTrue();
  }

  @Test
  void wordsAreLookedUpOnceHoweverManyHitsTellOfThem() {
    String asked = "{\"query\":\"stars\",\"mode\":\"hybrid\",\"k\":20";
    ask(asked + "}");
    assertThat(engine.wordsLookedUp.get()).isZero();

    ask(asked + ",\"explain\":true,\"highlight\":true}");
    assertThat(engine.wordsLookedUp.get()).isEqualTo(1);
  }

  @Test
  void vectorsAreSearchedWhenNothingIsSaid() {
    JsonNode silent = ask("{\"query\":\"stars\"}");

    assertThat(silent).isEqualTo(ask("{\"query\":\"stars\",\"mode\":\"vector\"}"));
    assertThat(silent.get("mode").textValue()).isEqualTo("vector");
  }

  @Test
  void anAnswerHasTheTimesOfItsModesStagesAndNoOthers() {
    assertThat(stages("vector")).containsExactly("tokenize", "encode", "search", "fetch", "total");
    assertThat(stages("lexical")).containsExactly("lexical", "fetch", "total");
    assertThat(stages("hybrid"))
        .containsExactly("tokenize", "encode", "search", "lexical", "fuse", "fetch", "total");
  }

  private static Iterable<String> stages(String mode) {
    JsonNode times =
        ask("{\"query\":\"stars\",\"mode\":\"" + mode + "\"}").at("/results/0/timesMillis");
    return times::fieldNames;
  }

  private static JsonNode ask(String body) {
    return RunningServer.json(server.search(body));
  }
}

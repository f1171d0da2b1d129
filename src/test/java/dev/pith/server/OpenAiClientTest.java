package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.encode.Embedding;
import dev.pith.encode.Encoder;
import dev.pith.encode.OnnxEncoder;
import dev.pith.encode.Role;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.fixtures.Models;
import dev.pith.fixtures.NodeClients;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the official client of OpenAI's API makes of our answers, with a real encoder. */
class OpenAiClientTest {
  private static OnnxEncoder full;
  private static RunningServer server;
  private static JsonNode told;
  private static List<String> input;

  @BeforeAll
  static void ask() {
    NodeClients.orSkip();
    full = OnnxEncoder.open("full", Models.full());
    InMemoryEngine engine = new InMemoryEngine(Glossary.DOCUMENTS);
    Encoder other = new BagOfWordsEncoder("compact", 8, 2);
    server =
        RunningServer.of(engine, RunningServer.options(engine).withEmbedders(List.of(full, other)));
    told =
        RunningServer.json(
            NodeClients.output("embeddings.mjs", server.uri("").toString(), full.name()));
    input =
        StreamSupport.stream(told.get("input").spliterator(), false)
            .map(JsonNode::textValue)
            .toList();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
      full.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"usual", "floats"})
  void aListComesAsTheEncodersOwnVectors(String answer) {
    assertVectors(told.get(answer), Role.QUERY, input);
  }

  @Test
  void documentsAndSingleTextsDoToo() {
    assertVectors(told.get("documents"), Role.DOCUMENT, input);
    assertVectors(told.get("single"), Role.QUERY, input.subList(0, 1));
  }

  private static void assertVectors(JsonNode answer, Role role, List<String> texts) {
    assertThat(answer.get("model").textValue()).isEqualTo("full");
    assertThat(answer.get("data")).hasSize(texts.size());
    long tokens = 0;
    for (int i = 0; i < texts.size(); i++) {
      Embedding expected = full.encode(role, texts.get(i));
      tokens += expected.tokens();
      assertThat(answer.get("data").get(i).get("index").intValue()).isEqualTo(i);
      assertVector(answer.get("data").get(i).get("embedding"), expected.vector());
    }
    assertThat(answer.at("/usage/prompt_tokens").longValue()).isEqualTo(tokens);
  }

  private static void assertVector(JsonNode vector, float[] expected) {
    assertThat(vector).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat((float) vector.get(i).doubleValue()).isEqualTo(expected[i]);
    }
  }

  @Test
  void modelsAreListedAndFoundByName() {
    assertThat(told.get("models").findValuesAsText("id")).containsExactly("full", "compact");
    assertThat(told.get("model")).isEqualTo(told.at("/models/0"));
  }

  @Test
  void whatIsWrongIsABadRequestWithItsField() {
    JsonNode tokens = told.get("tokens");

    assertThat(tokens.get("isBadRequest").booleanValue()).isTrue();
    assertThat(tokens.get("type").textValue()).isEqualTo("invalid_request_error");
    assertThat(tokens.get("param").textValue()).isEqualTo("input");
    assertThat(tokens.get("message").textValue()).contains("token ids");
  }

  @Test
  void aModelThatThereIsNotIsNotFound() {
    JsonNode unknown = told.get("unknown");

    assertThat(unknown.get("isNotFound").booleanValue()).isTrue();
    assertThat(unknown.get("code").textValue()).isEqualTo("model_not_found");
    assertThat(unknown.get("param").textValue()).isEqualTo("model");
  }
}

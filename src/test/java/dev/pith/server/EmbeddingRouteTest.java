package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.encode.Embedding;
import dev.pith.encode.Encoder;
import dev.pith.encode.Role;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.fixtures.ForwardingEncoder;
import dev.pith.fixtures.Texts;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors over HTTP: those of the encoder, and nothing but a sentence for what is wrong. */
class EmbeddingRouteTest {
  private static final Encoder FULL = new PrefixingEncoder(new BagOfWordsEncoder("full", 16, 1));
  private static final Encoder COMPACT = new BagOfWordsEncoder("compact", 8, 2);

  private static RunningServer server;

  /** Puts another word in front of questions than of documents. */
  private record PrefixingEncoder(Encoder encoder) implements ForwardingEncoder {
    @Override
    public Embedding encode(Role role, String text) {
      return encoder.encode(role, role + " " + text);
    }
  }

  @BeforeAll
  static void start() {
    InMemoryEngine engine = new InMemoryEngine(Glossary.DOCUMENTS);
    server =
        RunningServer.of(
            engine, RunningServer.options(engine).withEmbedders(List.of(FULL, COMPACT)));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> ask(String body) {
    return server.send(request(body));
  }

  private static HttpRequest request(String body) {
    return server
        .request(EmbeddingRoute.PATH)
        .header("Content-Type", RequestBody.JSON)
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private static JsonNode answer(String body) {
    HttpResponse<String> response = ask(body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains(RequestBody.JSON);
    return RunningServer.json(response);
  }

  private static float[] floats(JsonNode array) {
    float[] vector = new float[array.size()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = Float.parseFloat(array.get(i).asText());
    }
    return vector;
  }

  private static float[] decoded(String base64) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
    float[] vector = new float[bytes.capacity() / Float.BYTES];
    bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
    return vector;
  }

  @Test
  void aTextHasTheVectorThatItsEncoderGivesQuestions() {
    JsonNode answer = answer("{\"model\":\"full\",\"input\":\"stars and planets\"}");

    Embedding expected = FULL.encode(Role.QUERY, "stars and planets");
    assertThat(answer.get("object").textValue()).isEqualTo("list");
    assertThat(answer.get("model").textValue()).isEqualTo("full");
    assertThat(answer.get("data")).hasSize(1);
    assertThat(answer.at("/data/0/object").textValue()).isEqualTo("embedding");
    assertThat(answer.at("/data/0/index").intValue()).isZero();
    assertThat(floats(answer.at("/data/0/embedding"))).containsExactly(expected.vector());
    assertThat(answer.at("/usage/prompt_tokens").intValue()).isEqualTo(expected.tokens());
    assertThat(answer.at("/usage/total_tokens").intValue()).isEqualTo(expected.tokens());
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void aListIsAnsweredInItsOrderInEitherFormAndRole(Role role) {
    // More than one turn of the processor, and the last one not full.
    Random random = new Random(3);
    List<String> texts =
        Stream.generate(() -> Texts.words(random, 1 + random.nextInt(9))).limit(37).toList();
    String input = texts.stream().map(RunningServer::quoted).toList().toString();
    String asked =
        "{\"model\":\"full\",\"input\":%s,\"input_type\":\"%s\",\"encoding_format\":\"%s\"}";

    JsonNode floats = answer(asked.formatted(input, Choice.label(role), "float")).get("data");
    JsonNode base64 = answer(asked.formatted(input, Choice.label(role), "base64")).get("data");

    assertThat(floats).hasSize(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      float[] expected = FULL.encode(role, texts.get(i)).vector();
      assertThat(floats.get(i).get("index").intValue()).isEqualTo(i);
      assertThat(floats(floats.get(i).get("embedding"))).containsExactly(expected);
      assertThat(decoded(base64.get(i).get("embedding").textValue())).containsExactly(expected);
    }
  }

  @Test
  void tokensOfAListAreAddedUp() {
    JsonNode answer = answer("{\"model\":\"compact\",\"input\":[\"one two\",\"three\"]}");

    assertThat(answer.at("/usage/prompt_tokens").intValue()).isEqualTo(4 + 3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"model\":\"compact\",\"input\":\"a b\",\"dimensions\":8}",
        "{\"model\":\"compact\",\"input\":\"a b\",\"user\":\"somebody\"}",
        "{\"model\":\"compact\",\"input\":[\"a b\"]}",
        "{\"model\":\"compact\",\"input\":\"a b\",\"dimensions\":null,\"encoding_format\":null,"
            + "\"input_type\":null,\"user\":null}"
      })
  void whatChangesNothingChangesNothing(String body) {
    assertThat(floats(answer(body).at("/data/0/embedding")))
        .containsExactly(COMPACT.encode(Role.QUERY, "a b").vector());
  }

  @Test
  void theLongestListAndTheLongestTextAreAnsweredAndNothingLonger() {
    List<String> most = Collections.nCopies(EmbeddingLimits.STANDARD.texts(), "\"a\"");
    List<String> more = new ArrayList<>(most);
    more.add("\"a\"");
    String longest = "e".repeat(EmbeddingLimits.STANDARD.textChars());

    assertThat(answer("{\"model\":\"compact\",\"input\":" + most + "}").get("data")).hasSize(256);
    assertThat(answer("{\"model\":\"compact\",\"input\":\"" + longest + "\"}").get("data"))
        .hasSize(1);
    assertRefused("{\"model\":\"compact\",\"input\":" + more + "}", 400, "input", "1 to 256");
    assertRefused("{\"model\":\"compact\",\"input\":\"e" + longest + "\"}", 400, "input", "32768");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      textBlock =
          """
          []                                                     | null            | must be a JSON object
          {"model":"full"                                        | null            | not valid JSON
          {"model":"full","input":"a","n":1}                     | null            | Unknown field
          {"input":"a"}                                          | model           | is missing
          {"model":7,"input":"a"}                                | model           | must be a string
          {"model":"full"}                                       | input           | is missing
          {"model":"full","input":null}                          | input           | is missing
          {"model":"full","input":7}                             | input           | a string or an array
          {"model":"full","input":{}}                            | input           | a string or an array
          {"model":"full","input":[]}                            | input           | 1 to 256
          {"model":"full","input":""}                            | input           | is blank
          {"model":"full","input":["a"," "]}                     | input           | "input"[1] is blank
          {"model":"full","input":["a",null]}                    | input           | "input"[1] must be a string
          {"model":"full","input":["a","\\ud800"]}               | input           | surrogate
          {"model":"full","input":[101,102]}                     | input           | token ids
          {"model":"full","input":[[101],[102]]}                 | input           | token ids
          {"model":"full","input":"a","dimensions":8}            | dimensions      | must be 16
          {"model":"full","input":"a","dimensions":"16"}         | dimensions      | must be 16
          {"model":"full","input":"a","dimensions":16.0}         | dimensions      | must be 16
          {"model":"full","input":"a","dimensions":18446744073709551632} | dimensions | must be 16
          {"model":"full","input":"a","encoding_format":"hex"}   | encoding_format | float, base64
          {"model":"full","input":"a","encoding_format":1}       | encoding_format | must be a string
          {"model":"full","input":"a","input_type":"title"}      | input_type      | query, document
          """)
  void whatIsWrongIsToldWithItsField(String body, @Nullable String field, String words) {
    assertRefused(body, 400, field, words);
  }

  private static void assertRefused(String body, int status, @Nullable String field, String words) {
    assertProblem(ask(body), status, "invalid_request_error", field, null, words);
  }

  /** A problem as all are, and once more as OpenAI's clients read it. */
  private static void assertProblem(
      HttpResponse<String> response,
      int status,
      String type,
      @Nullable String field,
      @Nullable String code,
      String words) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
    JsonNode problem = RunningServer.json(response);
    assertThat(problem.get("status").intValue()).isEqualTo(status);
    assertThat(problem.get("detail").textValue()).contains(words);
    assertThat(problem.at("/error/message")).isEqualTo(problem.get("detail"));
    assertThat(problem.at("/error/type").textValue()).isEqualTo(type);
    assertThat(problem.at("/error/param").textValue()).isEqualTo(field);
    assertThat(problem.at("/error/code").textValue()).isEqualTo(code);
    assertThat(problem.get("error").fieldNames())
        .toIterable()
        .containsExactly("message", "type", "param", "code");
  }

  @Test
  void aModelThatThereIsNotIsNotFound() {
    for (HttpResponse<String> response :
        List.of(
            ask("{\"model\":\"nobody\",\"input\":\"a\"}"),
            server.get(ModelRoutes.PATH + "/nobody"))) {
      assertProblem(
          response,
          404,
          "invalid_request_error",
          "model",
          "model_not_found",
          "available are full, compact");
    }
  }

  @Test
  void otherPathsMethodsTypesAndLengthsAreRefusedInTheSameForm() {
    String type = "invalid_request_error";
    assertProblem(server.get("/v1/chat/completions"), 404, type, null, null, "nothing at this");
    assertProblem(server.get(EmbeddingRoute.PATH), 405, type, null, null, "Not with this method");
    assertProblem(ask(" ".repeat((1 << 20) + 1)), 413, type, null, null, "1048576 bytes");
    HttpRequest text =
        server.request(EmbeddingRoute.PATH).POST(BodyPublishers.ofString("{}")).build();
    assertProblem(server.send(text), 415, type, null, null, RequestBody.JSON);
  }

  @Test
  void problemsElsewhereHaveNoSecondForm() {
    assertThat(RunningServer.json(server.get("/api/nothing")).has("error")).isFalse();
  }

  @Test
  void everyOpenEncoderIsAModel() {
    JsonNode models = RunningServer.json(server.get(ModelRoutes.PATH));

    assertThat(models.get("object").textValue()).isEqualTo("list");
    assertThat(models.get("data").findValuesAsText("id")).containsExactly("full", "compact");
    JsonNode model = RunningServer.json(server.get(ModelRoutes.PATH + "/compact"));
    assertThat(model).isEqualTo(models.at("/data/1"));
    assertThat(model.get("object").textValue()).isEqualTo("model");
    assertThat(model.get("created").longValue()).isPositive();
    assertThat(model.get("dimensions").intValue()).isEqualTo(8);
    assertThat(model.get("max_tokens").intValue()).isEqualTo(COMPACT.maxTokens());
  }
}

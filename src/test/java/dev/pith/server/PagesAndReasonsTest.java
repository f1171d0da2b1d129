package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.fixtures.Texts;
import dev.pith.index.DocumentWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hits a page at a time, and why each is there, on a real index. */
class PagesAndReasonsTest {
  private static final List<Encoder> ENCODERS =
      List.of(new BagOfWordsEncoder("full", 64, 1), new BagOfWordsEncoder("compact", 16, 2));
  private static final String QUERY = "\"query\":\"w1 w2 w3 w3\"";

  @TempDir static Path folder;

  private static ServedIndex served;

  @BeforeAll
  static void start() {
    List<Document> documents = Texts.documents(new Random(3), 400);
    try (DocumentWriter writer = DocumentWriter.create(folder, ENCODERS)) {
      writer.add(documents);
    }
    served = ServedIndex.open(folder, ENCODERS);
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"vector", "lexical", "hybrid"})
  void pagesOneAfterTheOtherAreTheWhole(String mode) {
    String asked = "{" + QUERY + ",\"mode\":\"" + mode + "\"";
    List<JsonNode> pages = new ArrayList<>();
    for (int from = 0; from < 30; from += 5) {
      JsonNode answer = ask(asked + ",\"k\":5,\"from\":" + from + "}");
      assertThat(answer.get("from").intValue()).isEqualTo(from);
      answer.at("/results/0/hits").forEach(pages::add);
    }
    List<JsonNode> whole = new ArrayList<>();
    ask(asked + ",\"k\":30}").at("/results/0/hits").forEach(whole::add);

    assertThat(ids(pages)).isEqualTo(ids(whole)).isNotEmpty();
    for (int i = 0; i < pages.size(); i++) {
      assertThat(pages.get(i).get("rank").intValue()).isEqualTo(i + 1);
    }
  }

  private static List<String> ids(List<JsonNode> hits) {
    return hits.stream().map(hit -> hit.get("id").textValue()).toList();
  }

  @Test
  void afterTheLastPageThereIsNothing() {
    JsonNode answer = ask("{" + QUERY + ",\"k\":5,\"from\":400}");

    assertThat(answer.at("/results/0/hits")).isEmpty();
  }

  @Test
  void aHitOfBothTellsItsPlaceInEach() {
    JsonNode vectors = ask("{" + QUERY + ",\"k\":100}").at("/results/0/hits");
    JsonNode words = ask("{" + QUERY + ",\"k\":100,\"mode\":\"lexical\"}").at("/results/0/hits");
    JsonNode both = ask("{" + QUERY + ",\"k\":50,\"mode\":\"hybrid\",\"explain\":true}");

    int seen = 0;
    for (JsonNode hit : both.at("/results/0/hits")) {
      seen += assertPlace(hit.at("/explain/vector"), hit.get("id"), vectors);
      seen += assertPlace(hit.at("/explain/lexical"), hit.get("id"), words);
    }
    assertThat(seen).isGreaterThan(50);
  }

  private static int assertPlace(JsonNode place, JsonNode id, JsonNode list) {
    for (JsonNode hit : list) {
      if (hit.get("id").equals(id)) {
        assertThat(place.get("rank")).isEqualTo(hit.get("rank"));
        assertThat(place.get("score")).isEqualTo(hit.get("score"));
        return 1;
      }
    }
    assertThat(place.isNull()).isTrue();
    return 0;
  }

  @Test
  void whatWordsGiveAddsUpToTheScore() {
    JsonNode answer = ask("{" + QUERY + ",\"k\":100,\"mode\":\"lexical\",\"explain\":true}");

    for (JsonNode hit : answer.at("/results/0/hits")) {
      double sum = 0;
      for (JsonNode word : hit.at("/explain/words")) {
        sum += word.doubleValue();
      }
      assertThat(sum).isCloseTo(hit.get("score").doubleValue(), within(1e-4));
      assertThat(hit.at("/explain/words").fieldNames()).toIterable().isSubsetOf("w1", "w2", "w3");
    }
    assertThat(answer.at("/results/0/hits")).isNotEmpty();
  }

  @Test
  void nothingIsExplainedThatNobodyAsked() {
    assertThat(ask("{" + QUERY + "}").at("/results/0/hits/0/explain").isNull()).isTrue();
    JsonNode explained = ask("{" + QUERY + ",\"explain\":true}").at("/results/0/hits/0/explain");
    assertThat(explained.at("/vector/rank").intValue()).isEqualTo(1);
    assertThat(explained.get("lexical").isNull()).isTrue();
    assertThat(explained.get("words")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"vector", "lexical", "hybrid"})
  void everyWordOfTheQueryIsHighlightedAndNoOther(String mode) {
    String body = "{" + QUERY + ",\"k\":50,\"highlight\":true,\"mode\":\"" + mode + "\"}";

    int words = 0;
    for (JsonNode hit : ask(body).at("/results/0/hits")) {
      for (String part : List.of("title", "text")) {
        String text = hit.get(part).textValue();
        List<String> highlighted = new ArrayList<>();
        for (JsonNode place : hit.at("/highlights/" + part)) {
          highlighted.add(text.substring(place.get(0).intValue(), place.get(1).intValue()));
        }
        List<String> expected =
            Pattern.compile("\\bw[123]\\b")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(highlighted).isEqualTo(expected);
        words += highlighted.size();
      }
    }
    assertThat(words).isPositive();
    assertThat(ask("{" + QUERY + "}").at("/results/0/hits/0/highlights").isNull()).isTrue();
  }

  private static JsonNode ask(String body) {
    return RunningServer.json(served.server().search(body));
  }
}

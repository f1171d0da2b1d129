package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.fixtures.LongTexts;
import dev.pith.index.DocumentWriter;
import dev.pith.index.VectorPrecision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The passage that was found, in an answer and on the page. */
class PassagesTest {
  private static final Encoder ENCODER = new BagOfWordsEncoder("full", 512, 1);
  private static final String FOUND = "A comet was seen over Samarkand.";
  private static final String BEFORE = LongTexts.sentences(new Random(2), 20);
  private static final String TEXT =
      "%s %s %s".formatted(BEFORE, FOUND, LongTexts.sentences(new Random(3), 20));
  private static final String QUERY = "comet seen over Samarkand";

  @TempDir static Path folder;

  private static ServedIndex served;

  @BeforeAll
  static void start() {
    List<Document> documents = new ArrayList<>(LongTexts.documents(new Random(1), 40, 20));
    documents.add(new Document("late", "", TEXT));
    try (DocumentWriter writer =
        DocumentWriter.create(
            folder, List.of(ENCODER), VectorPrecision.FLOAT32, OptionalInt.of(32))) {
      writer.add(documents);
    }
    served = ServedIndex.open(folder, List.of(ENCODER));
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  private static JsonNode first(String mode) {
    String body = "{\"query\":\"%s\",\"mode\":\"%s\"}".formatted(QUERY, mode);
    return RunningServer.json(served.server().search(body)).at("/results/0/hits/0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"vector", "hybrid"})
  void aHitTellsWhereItsNearestPassageIs(String mode) {
    JsonNode hit = first(mode);

    assertThat(hit.get("id").textValue()).isEqualTo("late");
    assertThat(hit.get("text").textValue()).isEqualTo(TEXT);
    JsonNode passage = hit.get("passage");
    String told = TEXT.substring(passage.get("start").intValue(), passage.get("end").intValue());
    assertThat(told).contains(FOUND).hasSizeLessThan(TEXT.length() / 2);
    assertThat(passage.get("score")).isEqualTo(first("vector").get("score"));
  }

  @Test
  void whatWordsAloneWereAskedForHasNone() {
    assertThat(first("lexical").get("passage").isNull()).isTrue();
  }

  @Test
  void thePassageIsWhatIsShownAndIsMarkedInTheWholeText() {
    try (Chromium chromium = Chromium.start()) {
      chromium.open(served.server().uri("/?q=" + QUERY.replace(" ", "%20")), "answer");
      // What still fades in has no text for a driver.
      chromium.await(() -> chromium.one(".hit .text").getText().contains(FOUND));
      assertThat(chromium.one(".hit .text").getText()).hasSizeLessThan(TEXT.length() / 2);
      assertThat(chromium.texts(".passage mark")).contains("comet", "Samarkand");

      chromium.one(".hit").click();
      chromium.await(() -> chromium.one(".hit .text").getText().contains(BEFORE));
      assertThat(chromium.one(".hit .text").getText()).isEqualTo(TEXT);
      assertThat(chromium.one(".passage").getText()).contains(FOUND);
      chromium.complaints();
    }
  }
}

package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import dev.pith.fixtures.FakeEncoder;
import dev.pith.fixtures.Texts;
import dev.pith.index.DocumentIndex;
import dev.pith.index.DocumentWriter;
import dev.pith.index.Pairing;
import dev.pith.search.AdaptiveSearch;
import dev.pith.search.LuceneSearchEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdaptiveAnswersTest {
  private static final Encoder FULL = FakeEncoder.ofWords("full", 64, 1).taking(() -> 4_000_000);
  private static final Encoder CHEAP = FakeEncoder.ofWords("cheap", 32, 2).taking(() -> 10_000);

  @TempDir Path folder;

  @Test
  void anAnswerAndTheStatusTellWhoAnswers() {
    List<Encoder> encoders = List.of(FULL, CHEAP);
    Random random = new Random(1);
    try (DocumentWriter writer = DocumentWriter.create(folder, encoders)) {
      writer.add(
          IntStream.range(0, 60)
              .mapToObj(i -> new Document("d" + i, "", Texts.words(random, 12)))
              .toList());
    }
    try (DocumentIndex index = DocumentIndex.open(folder);
        AdaptiveSearch engine =
            new AdaptiveSearch(new LuceneSearchEngine(index, encoders, Pairing.SYMMETRIC));
        RunningServer server = RunningServer.of(engine)) {
      assertThat(answeredBy(server)).containsExactly("-", "-", "full");
      assertThat(
              RunningServer.json(server.get("/api/status"))
                  .at("/adaptive/calibrated")
                  .booleanValue())
          .isFalse();

      engine.calibrate(0);

      assertThat(answeredBy(server)).containsExactly("-", "-", "cheap");
      JsonNode steps = RunningServer.json(server.get("/api/status")).at("/adaptive/steps");
      assertThat(steps.findValuesAsText("encoder")).containsExactly("cheap", "full");
      assertThat(steps.findValuesAsText("answered")).containsExactly("1", "0");
      assertThat(steps.at("/0/expectedShare").doubleValue()).isEqualTo(1);
      assertThat(steps.at("/1/leastSpread").isNull()).isTrue();
    }
  }

  /** Of the answers of "full", "cheap" and "adaptive". */
  private static List<String> answeredBy(RunningServer server) {
    JsonNode results = RunningServer.json(server.search("{\"query\":\"w1 w2 w3\"}")).get("results");
    return IntStream.range(0, results.size())
        .mapToObj(i -> results.get(i).get("answeredBy").asText("-"))
        .toList();
  }
}

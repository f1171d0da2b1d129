package dev.pith.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pith.corpus.Document;
import dev.pith.corpus.Metadata;
import dev.pith.fixtures.BagOfWordsEncoder;
import dev.pith.index.DocumentWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages, reasons and counts of a search by words. */
class SearchCommandTest {
  private static final int DOCUMENTS = 12;

  @TempDir private Path index;

  private final Terminal terminal = new Terminal();

  @BeforeEach
  void writeAnIndex() {
    List<Document> documents =
        IntStream.range(0, DOCUMENTS)
            .mapToObj(
                i ->
                    new Document(
                        "d" + i,
                        "star " + i,
                        "the stars" + " of the sky".repeat(i),
                        i % 3 == 0 ? metadata("de") : metadata("en")))
            .toList();
    try (DocumentWriter writer =
        DocumentWriter.create(index, List.of(new BagOfWordsEncoder("full", 16, 1)))) {
      writer.add(documents);
    }
  }

  private static Metadata metadata(String language) {
    return new Metadata(Map.of("language", List.of(language)), Map.of());
  }

  @Test
  void pagesOneAfterTheOtherAreTheWhole() throws IOException {
    JsonNode whole = json("-k", "12");
    JsonNode second = json("-k", "5", "--from", "5");

    assertThat(whole.get("hits")).hasSize(DOCUMENTS);
    assertThat(second.get("hits")).hasSize(5);
    for (int i = 0; i < 5; i++) {
      assertThat(second.get("hits").get(i)).isEqualTo(whole.get("hits").get(5 + i));
    }
  }

  @Test
  void wordsThatExplainAHitAddUpToItsScore() throws IOException {
    JsonNode hit = json("--explain").at("/hits/0");

    double sum = 0;
    for (JsonNode word : hit.at("/explain/words")) {
      sum += word.doubleValue();
    }
    assertThat(sum).isCloseTo(hit.get("score").doubleValue(), within(1e-4));
    assertThat(hit.at("/explain/lexical/rank").intValue()).isEqualTo(1);
    assertThat(hit.at("/explain/vector").isNull()).isTrue();
    assertThat(hit.at("/metadata/language/0").textValue()).isIn("en", "de");
    assertThat(search("--explain")).isZero();
    assertThat(terminal.out())
        .contains("by words rank 1, BM25 0.", "star 0.", "sky 0.", "language=en");
  }

  @Test
  void valuesAreCountedAmongWhatPasses() throws IOException {
    JsonNode facets = json("--facet", "language", "-k", "1").get("facets");

    assertThat(facets.at("/language/en").intValue()).isEqualTo(8);
    assertThat(facets.at("/language/de").intValue()).isEqualTo(4);
    assertThat(search("--facet", "language", "--filter", "language=de")).isZero();
    assertThat(terminal.out()).contains("language: de 4").doesNotContain("en 8");
    assertThat(search("--facet", "colour")).isZero();
    assertThat(terminal.out()).contains("colour: no document that passes has it");
  }

  @Test
  void aPageBehindTheLastIsEmptyAndOneBeforeTheFirstIsRefused() throws IOException {
    assertThat(json("--from", "900").get("hits")).isEmpty();
    assertThat(search("--from", "-1")).isEqualTo(2);
    assertThat(terminal.err()).contains("--from -1 is not 0 to 1000");
  }

  private int search(String... options) {
    List<String> line = new ArrayList<>(List.of("search", "--index", index.toString()));
    line.addAll(List.of("--mode", "lexical", "the stars of the sky"));
    line.addAll(List.of(options));
    return terminal.run((Object[]) line.toArray(String[]::new));
  }

  private JsonNode json(String... options) throws IOException {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("--json");
    assertThat(search(all.toArray(String[]::new))).as(terminal.err()).isZero();
    return new ObjectMapper().readTree(terminal.out().substring(terminal.out().indexOf('{')));
  }
}

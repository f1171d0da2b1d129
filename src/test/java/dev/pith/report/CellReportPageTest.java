package dev.pith.report;

import static dev.pith.report.PageMarkup.elements;
import static dev.pith.report.PageMarkup.parse;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class CellReportPageTest {
  private static final CellReport FULL = SampleCells.full();

  @Test
  void everyNumberOfATableIsANumberOfTheJson() throws Exception {
    PageMarkup.assertNumbersAreOf(CellReportJson.of(FULL), CellReportPage.of(FULL), 150);
  }

  @Test
  void everyPlotHasATitleADescriptionAndATableBesideItWithEveryCell() throws Exception {
    List<Element> figures = elements(parse(CellReportPage.of(FULL)), "figure");
    assertThat(figures).hasSize(6);
    for (Element figure : figures) {
      Element drawing = (Element) figure.getElementsByTagName("svg").item(0);
      assertThat(drawing.getAttribute("role")).isEqualTo("img");
      assertThat(drawing.getElementsByTagName("desc").item(0).getTextContent()).isNotBlank();
      Element beside = (Element) figure.getNextSibling();
      assertThat(beside.getElementsByTagName("table").getLength()).isEqualTo(1);
      for (CellResult cell : FULL.cells()) {
        assertThat(figure.getTextContent()).contains(cell.cell().label());
        assertThat(beside.getTextContent()).contains(cell.cell().label());
      }
    }
  }

  @Test
  void oneCellIsRecommendedInTheSameWordsEverywhere() throws Exception {
    String sentence = RecommendationSentence.of(FULL.recommendation());
    assertThat(parse(CellReportPage.of(FULL)).getDocumentElement().getTextContent())
        .contains(sentence);
    assertThat(CellReportJson.of(FULL).at("/recommendation/sentence").asText()).isEqualTo(sentence);
  }

  @Test
  void theQuestionsThatLostMostAreToldOnceForEachEncoderAndFoldOpenToBothAnswers()
      throws Exception {
    List<Element> folded =
        elements(parse(CellReportPage.of(FULL)), "details").stream()
            .filter(one -> ((Element) one.getParentNode()).getAttribute("class").equals("lost"))
            .toList();
    long lost =
        FULL.cells().stream()
            .skip(1)
            .collect(
                Collectors.toMap(
                    cell -> cell.cell().encoder(),
                    cell -> cell.quality().lost().size(),
                    (first, later) -> first))
            .values()
            .stream()
            .mapToInt(count -> count)
            .sum();
    assertThat(lost).isPositive();
    assertThat(folded).hasSize((int) lost);
    for (Element query : folded) {
      assertThat(query.getElementsByTagName("ol").getLength()).isEqualTo(2);
    }
  }

  @Test
  void energyIsToldWhereTheMachineTellsItAndSaidToBeMissingWhereNot() throws Exception {
    String missing = "Energy is not told";
    assertThat(CellReportPage.of(FULL)).contains("Joules are those").doesNotContain(missing);
    assertThat(CellReportJson.of(FULL).at("/cells/1/offline/joulesPerQuestion").asDouble())
        .isEqualTo(1.125);
    CellReport silent = SampleCells.least();
    assertThat(CellReportPage.of(silent)).contains(missing);
    assertThat(CellReportJson.of(silent).at("/cells/0/offline/joulesPerQuestion").isNull())
        .isTrue();
  }

  @Test
  void whatDisturbedIsToldOfEachScenarioOfEachCell() throws Exception {
    Element section =
        elements(parse(CellReportPage.of(FULL)), "section").stream()
            .filter(one -> one.getTextContent().contains("What disturbed it?"))
            .findFirst()
            .orElseThrow();
    // A head, three scenarios of each cell, and one over HTTP.
    assertThat(section.getElementsByTagName("tr").getLength())
        .isEqualTo(1 + 3 * FULL.cells().size() + 1);
  }

  @Test
  void howManyTheGraphIsAskedForIsToldEverywhere() throws Exception {
    assertThat(parse(CellReportPage.of(FULL)).getDocumentElement().getTextContent())
        .contains("its graph is asked for the nearest 130 at least");
    assertThat(CellReportJson.of(FULL).at("/reproduce/candidates").asInt()).isEqualTo(130);
    assertThat(CellReportMarkdown.of(FULL)).contains("the graph is asked for 130 at least");
  }

  @Test
  void fewerThanQualityTakesAreACaution() {
    String few = "The graph was asked for 20, but for 100 or more where quality is told";
    assertThat(new CellHeadline(SampleCells.slow()).cautions())
        .anyMatch(caution -> caution.startsWith(few));
    assertThat(new CellHeadline(FULL).cautions())
        .noneMatch(caution -> caution.startsWith("The graph"));
  }

  @Test
  void theClockIsToldWhereTheMachineTellsIt() throws Exception {
    assertThat(CellReportJson.of(FULL).at("/cells/0/offline/disturbance/lowestMhz").asDouble())
        .isEqualTo(2596.25);
    assertThat(CellReportMarkdown.of(FULL)).contains("; 2596\u20133101 |");
    CellReport silent = SampleCells.least();
    assertThat(CellReportJson.of(silent).at("/cells/0/offline/disturbance/highestMhz").isNull())
        .isTrue();
    assertThat(CellReportMarkdown.of(silent)).contains("; \u2013 |");
  }

  @Test
  void itNeedsNothingFromElsewhereAndRunsNothing() throws Exception {
    PageMarkup.assertStandsAlone(CellReportPage.of(FULL));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "a\u0000b\u001b[31m\u202Eevil\uD800 and a name that is far longer than any label can be"
      })
  void hostileTextIsShownAndDoesNothing(String text) throws Exception {
    Document page = parse(CellReportPage.of(SampleCells.saying(text)));
    assertThat(elements(page, "script")).isEmpty();
    assertThat(elements(page, "img")).isEmpty();
  }

  @Test
  void coordinatesStayNumbers() {
    for (CellReport report : List.of(FULL, SampleCells.least())) {
      assertThat(CellReportPage.of(report)).doesNotContain("NaN", "Infinity");
    }
  }
}

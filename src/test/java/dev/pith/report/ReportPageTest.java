package dev.pith.report;

import static dev.pith.report.PageMarkup.elements;
import static dev.pith.report.PageMarkup.parse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.evaluate.EncoderQuality;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ReportPageTest {
  private static final LatencyReport FULL = SampleReports.full();

  @Test
  void everyNumberOfATableIsANumberOfTheJson() throws Exception {
    PageMarkup.assertNumbersAreOf(ReportJson.of(FULL), ReportPage.of(FULL), 60);
  }

  @Test
  void everyPlotHasATitleADescriptionAndATableBesideIt() throws Exception {
    Document page = parse(ReportPage.of(FULL));
    List<Element> figures = elements(page, "figure");
    assertThat(figures).hasSize(5);
    for (Element figure : figures) {
      Element drawing = (Element) figure.getElementsByTagName("svg").item(0);
      assertThat(drawing.getAttribute("role")).isEqualTo("img");
      for (String id : drawing.getAttribute("aria-labelledby").split(" ", -1)) {
        assertThat(elements(page, "*"))
            .filteredOn(element -> element.getAttribute("id").equals(id))
            .singleElement()
            .satisfies(named -> assertThat(named.getTextContent()).isNotBlank());
      }
      Element beside = (Element) figure.getNextSibling();
      assertThat(beside.getElementsByTagName("table").getLength()).isEqualTo(1);
    }
  }

  @Test
  void itNeedsNothingFromElsewhereAndRunsNothing() throws Exception {
    PageMarkup.assertStandsAlone(ReportPage.of(FULL));
  }

  @Test
  void everyEncoderIsNamedInEveryPlot() throws Exception {
    for (Element figure : elements(parse(ReportPage.of(FULL)), "figure")) {
      assertThat(figure.getTextContent()).contains("compact", "full-twin", "tiny");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "</title></style></svg><b>&amp;&lt;",
        "]]><!-- --> <![CDATA[",
        "a\u0000b\u0008c\u001b[31m\u202Eevil\uD800",
        "\uD83D\uDE80 snowman \u2603 and a name that is far longer than any label can ever be"
      })
  void hostileTextIsShownAndDoesNothing(String text) throws Exception {
    Document page = parse(ReportPage.of(SampleReports.saying(text)));
    assertThat(elements(page, "script")).isEmpty();
    assertThat(elements(page, "img")).isEmpty();
    assertThat(elements(page, "b")).isEmpty();
    assertThat(elements(page, "code").getLast().getTextContent()).startsWith("pith report ");
    for (Element element : elements(page, "*")) {
      assertThat(element.hasAttribute("onerror") || element.hasAttribute("onmouseover")).isFalse();
    }
  }

  @Test
  void readableHostileTextIsShownCharacterByCharacter() throws Exception {
    String text = "<i a='1' b=\"2\">&amp;</i>";
    Document page = parse(ReportPage.of(SampleReports.saying(text)));
    assertThat(elements(page, "code").getLast().getTextContent()).isEqualTo("pith report " + text);
  }

  @Test
  void theQueriesThatLostMostFoldOpenToBothAnswers() throws Exception {
    Document page = parse(ReportPage.of(FULL));
    EncoderQuality compact = FULL.quality().orElseThrow().encoders().get(1);
    EncoderQuality tiny = FULL.quality().orElseThrow().encoders().get(3);
    assertThat(compact.lost()).isNotEmpty();
    List<Element> lost = elements(page, "details");
    assertThat(lost).hasSize(compact.lost().size() + tiny.lost().size());
    for (Element one : lost) {
      assertThat(one.getElementsByTagName("ol").getLength()).isEqualTo(2);
      assertThat(one.getElementsByTagName("li").getLength()).isEqualTo(20);
    }
    assertThat(lost.getFirst().getTextContent()).contains(compact.lost().getFirst().text());
  }

  @Test
  void oneIsRecommendedInTheSameWordsOnThePageAndInTheJson() throws Exception {
    String sentence = RecommendationSentence.of(FULL.recommendation().orElseThrow());
    assertThat(parse(ReportPage.of(FULL)).getDocumentElement().getTextContent()).contains(sentence);
    assertThat(ReportJson.of(FULL).at("/recommendation/sentence").asText()).isEqualTo(sentence);
    assertThat(ReportJson.of(FULL).at("/recommendation/epsilon").asDouble()).isEqualTo(0.01);
  }

  @Test
  void whatWasNotMeasuredIsNotShown() throws Exception {
    Document page = parse(ReportPage.of(SampleReports.referenceOnly()));
    assertThat(elements(page, "figure")).hasSize(3);
    assertThat(elements(page, "h1").getFirst().getTextContent()).contains("full answers in");
  }

  @Test
  void coordinatesStayNumbers() throws Exception {
    for (LatencyReport report :
        List.of(
            FULL,
            SampleReports.referenceOnly(),
            SampleReports.twoTaking(0, 0),
            SampleReports.twoTaking(1e10, 1),
            SampleReports.twoTaking(1e6, 1e6))) {
      assertThat(ReportPage.of(report)).doesNotContain("NaN", "Infinity");
    }
  }
}

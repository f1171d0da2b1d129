package dev.pith.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class CellReportPageTest {
  private static final CellReport FULL = SampleCells.full();

  @Test
  void everyNumberOfATableIsANumberOfTheJson() throws Exception {
    Set<Double> inJson = new HashSet<>();
    collectNumbers(CellReportJson.of(FULL), inJson);
    List<Element> shown = elements(parse(CellReportPage.of(FULL)), "data");
    assertThat(shown).hasSizeGreaterThan(150);
    for (Element data : shown) {
      assertThat(inJson)
          .as("%s, shown as %s", data.getAttribute("value"), data.getTextContent())
          .contains(Double.valueOf(data.getAttribute("value")));
    }
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
  void itNeedsNothingFromElsewhereAndRunsNothing() throws Exception {
    String html = CellReportPage.of(FULL);
    assertThat(html).doesNotContainIgnoringCase("<script", "javascript:", "@import", "url(");
    for (Element element : elements(parse(html), "*")) {
      for (String attribute : List.of("src", "href", "style", "onload", "onclick")) {
        assertThat(element.hasAttribute(attribute)).as(attribute).isFalse();
      }
    }
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

  private static List<Element> elements(Document page, String name) {
    NodeList nodes = page.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }

  private static void collectNumbers(JsonNode node, Set<Double> numbers) {
    if (node.isNumber()) {
      numbers.add(node.asDouble());
    }
    node.forEach(child -> collectNumbers(child, numbers));
  }

  /** Fails when the page is not well-formed. */
  private static Document parse(String html)
      throws ParserConfigurationException, SAXException, IOException {
    DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    builder.setErrorHandler(null);
    return builder.parse(new InputSource(new StringReader(html)));
  }
}

package dev.pith.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What tests look for in a page. */
final class PageMarkup {
  private PageMarkup() {}

  /** Fails when the page is not well-formed. */
  static Document parse(String html) throws Exception {
    DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    builder.setErrorHandler(null);
    return builder.parse(new InputSource(new StringReader(html)));
  }

  static List<Element> elements(Document page, String name) {
    NodeList nodes = page.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }

  /** Every number that a table shows is one of the JSON; there are more than {@code atLeast}. */
  static void assertNumbersAreOf(JsonNode json, String html, int atLeast) throws Exception {
    Set<Double> inJson = new HashSet<>();
    collectNumbers(json, inJson);
    List<Element> shown = elements(parse(html), "data");
    assertThat(shown).hasSizeGreaterThan(atLeast);
    for (Element data : shown) {
      assertThat(inJson)
          .as("%s, shown as %s", data.getAttribute("value"), data.getTextContent())
          .contains(Double.valueOf(data.getAttribute("value")));
    }
  }

  private static void collectNumbers(JsonNode node, Set<Double> numbers) {
    if (node.isNumber()) {
      numbers.add(node.asDouble());
    }
    node.forEach(child -> collectNumbers(child, numbers));
  }

  /** The page loads nothing and runs nothing. */
  static void assertStandsAlone(String html) throws Exception {
    assertThat(html).doesNotContainIgnoringCase("<script", "javascript:", "@import", "url(");
    for (Element element : elements(parse(html), "*")) {
      for (String attribute : List.of("src", "href", "style", "onload", "onclick")) {
        assertThat(element.hasAttribute(attribute)).as(attribute).isFalse();
      }
    }
  }
}

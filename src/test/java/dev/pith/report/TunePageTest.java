package dev.pith.report;

import static dev.pith.report.PageMarkup.elements;
import static dev.pith.report.PageMarkup.parse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.tune.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class TunePageTest {
  private static final TuneReport FOUND = SampleTunings.of(new Goal.MinQuality(0.93));

  @Test
  void theChoiceIsTheHeadlineAndHasTheRing() throws Exception {
    Document page = parse(TunePage.of(FOUND));

    assertThat(elements(page, "h1").getFirst().getTextContent())
        .startsWith("compact is the fastest of 3 that keeps 93.0 % of quality: it keeps 97.00 %");
    List<Element> rings =
        elements(page, "circle").stream()
            .filter(circle -> circle.getAttribute("class").equals("ring"))
            .toList();
    // One in the drawing, one in the table.
    assertThat(rings).hasSize(2);
    assertThat(rings)
        .allMatch(ring -> ring.getParentNode().getTextContent().startsWith("compact (chosen)"));
  }

  @Test
  void whoseDocumentsWereSearchedIsSaidWhereverAChoiceIsTold() throws Exception {
    for (Goal goal : goals()) {
      TuneReport asymmetric = SampleTunings.asymmetric(goal);
      String page = parse(TunePage.of(asymmetric)).getDocumentElement().getTextContent();

      assertThat(page)
          .contains("Asymmetric: every encoder's questions are compared with documents of the full")
          .contains("asks over the full encoder's vectors of the documents");
      assertThat(TuneJson.of(asymmetric).get("pairing").asText()).isEqualTo("asymmetric");
      assertThat(TuneJson.of(SampleTunings.of(goal)).get("pairing").asText())
          .isEqualTo("symmetric");
      assertThat(TunePage.of(SampleTunings.of(goal))).doesNotContainIgnoringCase("asymmetric");
    }
    assertThat(SampleTunings.asymmetric(new Goal.MinQuality(0.93)).headline())
        .startsWith(
            "compact is the fastest of 3 that keeps 93.0 % of quality, its questions asked over documents of the full encoder: it keeps");
    assertThat(SampleTunings.asymmetric(new Goal.MinQuality(1)).headline())
        .contains("of quality, its questions asked over documents of the full encoder; the best");
  }

  @Test
  void aCloseChoiceIsSaidToBeOneAndAClearOneIsNot() {
    assertThat(SampleTunings.of(new Goal.MinQuality(0.96)).caution().orElseThrow())
        .startsWith("The 95 % interval of compact reaches beyond the bound");
    assertThat(SampleTunings.of(new Goal.MinQuality(0.945)).caution()).isEmpty();
    assertThat(SampleTunings.of(new Goal.MaxBytes(1_000)).caution()).isEmpty();
  }

  @Test
  void whenNothingHoldsThePageSaysSoAndRingsNothing() throws Exception {
    Document page = parse(TunePage.of(SampleTunings.of(new Goal.MaxBytes(1_000))));

    assertThat(elements(page, "h1").getFirst().getTextContent())
        .startsWith("none of 3 has 0.001 MB or less; the best reached is tiny");
    assertThat(elements(page, "circle"))
        .noneMatch(circle -> circle.getAttribute("class").equals("ring"));
  }

  @Test
  void everyNumberOfATableIsANumberOfTheJson() throws Exception {
    PageMarkup.assertNumbersAreOf(TuneJson.of(FOUND), TunePage.of(FOUND), 25);
  }

  @Test
  void theDrawingIsNamedDescribedAndHasItsTableBesideIt() throws Exception {
    Document page = parse(TunePage.of(FOUND));
    Element figure = elements(page, "figure").getFirst();
    Element drawing = (Element) figure.getElementsByTagName("svg").item(0);

    assertThat(drawing.getAttribute("role")).isEqualTo("img");
    for (String id : drawing.getAttribute("aria-labelledby").split(" ", -1)) {
      assertThat(elements(page, "*"))
          .filteredOn(element -> element.getAttribute("id").equals(id))
          .singleElement()
          .satisfies(named -> assertThat(named.getTextContent()).isNotBlank());
    }
    Element table =
        (Element) ((Element) figure.getNextSibling()).getElementsByTagName("table").item(0);
    assertThat(figure.getTextContent()).contains("full", "compact", "full-twin", "tiny");
    assertThat(table.getTextContent()).contains("full", "compact", "full-twin", "tiny");
  }

  @Test
  void whatFellOutIsNamedWithItsReason() throws Exception {
    assertThat(parse(TunePage.of(FOUND)).getDocumentElement().getTextContent())
        .contains("What fell out?", "bad cannot be made");
    assertThat(TunePage.of(SampleTunings.bare(new Goal.MinQuality(0.9))))
        .doesNotContain("What fell out?", "judgements of");
  }

  @ParameterizedTest
  @MethodSource("goals")
  void itIsWellFormedAndNeedsNothingFromElsewhere(Goal goal) throws Exception {
    String html = TunePage.of(SampleTunings.of(goal));

    assertThat(html).doesNotContain("NaN", "Infinity");
    PageMarkup.assertStandsAlone(html);
  }

  static List<Goal> goals() {
    return List.of(
        new Goal.MinQuality(0.98),
        new Goal.MinQuality(0.1),
        new Goal.MaxLatency(0.5),
        new Goal.MaxLatency(1e-6),
        new Goal.MaxBytes(20_000_000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "</title></style></svg><b>&amp;&lt;",
        "]]><!-- --> <![CDATA[",
        "a\u0000b\u0008c\u001b[31m\u202Eevil\uD800",
        "a name that is far longer than any label beside any dot can ever be"
      })
  void hostileNamesAreShownAndDoNothing(String text) throws Exception {
    Document page = parse(TunePage.of(SampleTunings.saying(text)));

    assertThat(elements(page, "script")).isEmpty();
    assertThat(elements(page, "img")).isEmpty();
    assertThat(elements(page, "b")).isEmpty();
    assertThat(elements(page, "code").getLast().getTextContent()).startsWith("./pith tune ");
  }

  @Test
  void namesLieBesideEachOtherWhereThereIsRoom() {
    Frame frame = new Frame(0, 0, 600, 300);
    LabelPlaces places = new LabelPlaces(frame);
    List<Svg.Point> crowd =
        IntStream.range(0, 8).mapToObj(i -> new Svg.Point(300 + i, 150 - i)).toList();
    crowd.forEach(dot -> places.keepFree(LabelPlaces.Box.around(dot, 5)));
    List<LabelPlaces.Box> boxes = new ArrayList<>();
    for (Svg.Point dot : crowd) {
      LabelPlaces.Box box = places.place("encoder", dot, 5);
      assertThat(boxes).allMatch(other -> other.shared(box) == 0);
      assertThat(crowd).allMatch(other -> LabelPlaces.Box.around(other, 5).shared(box) == 0);
      boxes.add(box);
    }
  }
}

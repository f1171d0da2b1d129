package dev.pith.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * What a page begins with: what it is and of when, its one sentence, and what speaks against it.
 */
final class PageHeader {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private PageHeader() {}

  /**
   * Puts it together.
   *
   * @param kind such as "Pith tune"
   * @param sentence without its full stop
   * @param facts what stands below the sentence
   * @param cautions sentences; none, no box
   */
  static Element of(
      String kind, Instant at, String sentence, List<Element> facts, List<String> cautions) {
    Element header =
        Element.of("header")
            .add(
                Element.of("p", kind + ", " + DATE.format(at)).with("class", "kicker"),
                Element.of("h1", sentence + "."))
            .addAll(facts);
    if (!cautions.isEmpty()) {
      Element list = Element.of("ul");
      cautions.forEach(caution -> list.add(Element.of("li", caution)));
      header.add(
          Element.of("aside")
              .with("class", "cautions")
              .with("aria-label", "Before you believe it")
              .add(list));
    }
    return header;
  }
}

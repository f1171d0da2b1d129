package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pages are files that are served as they are, so each has its own copy of what all have; here the
 * copies are held to one another.
 */
class PagesAgreeTest {
  private static final Path WEB = Path.of("web");
  private static final Path START = WEB.resolve("index.html");

  static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(WEB)) {
      return files.filter(file -> file.toString().endsWith(".html")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void theHeaderIsThatOfTheStartButForWhereOneIs(Path page) throws IOException {
    Element header = header(page);
    assertThat(header.select("[aria-current=page]")).hasSize(1);
    assertThat(withoutPlace(header)).isEqualTo(withoutPlace(header(START)));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void theHeadIsThatOfTheStartButForWhatIsItsOwn(Path page) throws IOException {
    assertThat(common(page)).hasSizeGreaterThan(4).isEqualTo(common(START));
  }

  @Test
  void thereAreSeveralPages() throws IOException {
    assertThat(pages()).contains(START).hasSizeGreaterThan(2);
  }

  private static Element header(Path page) throws IOException {
    return read(page).expectFirst("header.top");
  }

  private static String withoutPlace(Element header) {
    Element copy = header.clone();
    copy.select("[aria-current]").forEach(link -> link.removeAttr("aria-current"));
    return copy.outerHtml();
  }

  /** What says how a page is read and coloured, and its picture. */
  private static List<String> common(Path page) throws IOException {
    return read(page).select("meta:not([name=description]), link[rel=icon]").stream()
        .map(Element::outerHtml)
        .toList();
  }

  private static Document read(Path page) throws IOException {
    return Jsoup.parse(Files.readString(page));
  }
}

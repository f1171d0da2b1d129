package dev.pith.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The shell of a page: its head, with the style sheet inside, and its body. */
final class HtmlPage {
  private static final String STYLE_SHEET = "report.css";

  private HtmlPage() {}

  static String of(String title, List<Element> body) {
    StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
    Element.of("html")
        .with("lang", "en")
        .add(
            Element.of("head")
                .add(
                    Element.of("meta").with("charset", "utf-8"),
                    Element.of("meta")
                        .with("name", "viewport")
                        .with("content", "width=device-width, initial-scale=1"),
                    Element.of("meta").with("name", "color-scheme").with("content", "light dark"),
                    Element.of("title", title),
                    Element.of("style").add(new Markup.StyleSheet(styleSheet()))),
            Element.of("body").add(Element.of("main").addAll(body)))
        .writeTo(out);
    return out.append('\n').toString();
  }

  private static String styleSheet() {
    try (InputStream in = HtmlPage.class.getResourceAsStream(STYLE_SHEET)) {
      if (in == null) {
        throw new IllegalStateException("the program's jar lacks " + STYLE_SHEET);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

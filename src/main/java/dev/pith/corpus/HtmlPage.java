package dev.pith.corpus;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * What a page of HTML says to a reader: its {@code <title>}, else its first heading, and the text
 * of its body without scripts, styles, navigation and footers.
 */
final class HtmlPage {
  private static final String UNREAD =
      "script, style, noscript, template, svg, math, nav, footer, [hidden], [aria-hidden=true]";
  private static final String HEADINGS = "h1, h2, h3, h4, h5, h6";
  private static final int MAX_DEPTH = 500;

  private HtmlPage() {}

  /** Its encoding is that of its byte order mark, else the one it declares, else UTF-8. */
  static WholeFile.Content read(FileBytes bytes) {
    org.jsoup.nodes.Document page = parse(bytes);
    if (page.charset().equals(StandardCharsets.UTF_8)) {
      bytes.checked(bytes.decoded(StandardCharsets.UTF_8));
    }
    page.select(UNREAD).remove();
    String title = page.title().strip();
    Element heading = page.selectFirst(HEADINGS);
    if (title.isEmpty() && heading != null) {
      title = heading.text().strip();
      heading.remove();
    }
    return new WholeFile.Content(bytes.checked(title), bytes.checked(text(page.body())));
  }

  private static org.jsoup.nodes.Document parse(FileBytes bytes) {
    try {
      return Jsoup.parse(
          new ByteArrayInputStream(bytes.bytes()),
          null,
          "",
          org.jsoup.parser.Parser.htmlParser().setMaxDepth(MAX_DEPTH));
    } catch (IOException failure) {
      throw Utf8File.unreadable(bytes.source(), failure);
    }
  }

  private static String text(Element body) {
    ReadableText text = new ReadableText();
    body.traverse(new Reader(text));
    return text.toString();
  }

  /** Walks over a page without recursion, however deep it is. */
  private record Reader(ReadableText text) implements NodeVisitor {
    private static final Set<String> LINES = Set.of("br", "tr", "li", "dt", "dd", "option");
    private static final Set<String> PREFORMATTED = Set.of("pre", "textarea");
    private static final Set<String> CELLS = Set.of("td", "th");

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode words) {
        if (isPreformatted(words)) {
          text.verbatim(words.getWholeText());
        } else {
          text.words(words.getWholeText());
        }
      } else if (node instanceof Element element) {
        begin(element);
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element) {
        begin(element);
      }
    }

    private void begin(Element element) {
      String name = element.normalName();
      if (LINES.contains(name)) {
        text.lineBreak();
      } else if (CELLS.contains(name)) {
        text.words(" ");
      } else if (element.isBlock()) {
        text.paragraph();
      }
    }

    private static boolean isPreformatted(TextNode words) {
      Element parent = words.parent();
      return parent != null && PREFORMATTED.contains(parent.normalName());
    }
  }
}

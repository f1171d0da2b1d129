package dev.pith.corpus;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/**
 * What a page of HTML says to a reader: its {@code <title>}, else its first heading, and the text
 * of its body without scripts, styles, navigation and footers.
 */
final class HtmlPage {
  private static final String HEADINGS = "h1, h2, h3, h4, h5, h6";
  private static final int MAX_DEPTH = 500;

  private HtmlPage() {}

  /** Its encoding is that of its byte order mark, else the one it declares, else UTF-8. */
  static WholeFile.Content read(FileBytes bytes) {
    org.jsoup.nodes.Document page = parse(bytes);
    if (page.charset().equals(StandardCharsets.UTF_8)) {
      bytes.checked(bytes.decoded(StandardCharsets.UTF_8));
    }
    String title = page.title().strip();
    Element heading = title.isEmpty() ? page.selectFirst(HEADINGS) : null;
    if (heading != null) {
      title = text(heading, null);
    }
    return new WholeFile.Content(bytes.checked(title), bytes.checked(text(page.body(), heading)));
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

  /**
   * What an element shows.
   *
   * @param title left out, because it is told already
   */
  private static String text(Element shown, @Nullable Element title) {
    ReadableText text = new ReadableText();
    shown.filter(new Reader(text, title));
    return text.toString();
  }

  /** Walks over a page without recursion, however deep it is. */
  private record Reader(ReadableText text, @Nullable Element title) implements NodeFilter {
    private static final Set<String> UNREAD =
        Set.of("script", "style", "noscript", "template", "svg", "math", "nav", "footer");
    private static final Set<String> LINES = Set.of("br", "tr", "li", "dt", "dd", "option");
    private static final Set<String> PREFORMATTED = Set.of("pre", "textarea");
    private static final Set<String> CELLS = Set.of("td", "th");

    @Override
    public FilterResult head(Node node, int depth) {
      if (node instanceof TextNode words) {
        if (isPreformatted(words)) {
          text.verbatim(words.getWholeText());
        } else {
          text.words(words.getWholeText());
        }
      } else if (node instanceof Element element) {
        if (isUnread(element)) {
          text.words(" ");
          return FilterResult.SKIP_ENTIRELY;
        }
        begin(element);
      }
      return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
      if (node instanceof Element element) {
        begin(element);
      }
      return FilterResult.CONTINUE;
    }

    private boolean isUnread(Element element) {
      return element.equals(title)
          || UNREAD.contains(element.normalName())
          || element.hasAttr("hidden")
          || element.attr("aria-hidden").equals("true");
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

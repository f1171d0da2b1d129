package dev.pith.corpus;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.parser.Parser;

/**
 * What stands between {@code <DOC>} and {@code </DOC>}.
 *
 * <pre>
 *   &lt;DOCNO&gt; id &lt;/DOCNO&gt;
 *   &lt;TITLE&gt; or &lt;HEADLINE&gt;    optional
 *   &lt;TEXT&gt;                   any number of times; without one, all that is left is the text
 * </pre>
 *
 * Tags within them are left out, and entities are characters.
 */
final class TrecDocument {
  private static final Pattern NUMBER = element("DOCNO");
  private static final Pattern TITLE = element("TITLE|HEADLINE");
  private static final Pattern TEXT = element("TEXT");
  private static final Pattern HEADER = element("DOCNO|DOCHDR|DOCOLDNO|TITLE|HEADLINE");
  private static final Pattern TAG =
      Pattern.compile("<!--.*?-->|</?[A-Za-z!][^<>]*>", Pattern.DOTALL);

  private TrecDocument() {}

  private static Pattern element(String names) {
    return Pattern.compile(
        "<(" + names + ")(?:\\s[^<>]*)?>(.*?)</\\1\\s*>",
        Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }

  /**
   * Reads the body of a document.
   *
   * @param problems makes an exception of what is wrong
   */
  static Document parse(String body, Function<String, CorpusException> problems) {
    Matcher number = NUMBER.matcher(body);
    if (!number.find()) {
      throw problems.apply("has no <DOCNO>: give every document one");
    }
    Matcher title = TITLE.matcher(body);
    return new Document(
        number.group(2).strip(), title.find() ? readable(title.group(2), false) : "", text(body));
  }

  private static String text(String body) {
    if (!TEXT.matcher(body).find()) {
      return readable(HEADER.matcher(body).replaceAll(" "), true);
    }
    return TEXT.matcher(body)
        .results()
        .map(TrecDocument::content)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("\n\n"));
  }

  private static String content(MatchResult element) {
    return readable(element.group(2), true);
  }

  private static String readable(String markup, boolean keepLines) {
    String plain = Parser.unescapeEntities(TAG.matcher(markup).replaceAll(" "), false);
    ReadableText text = new ReadableText();
    plain
        .lines()
        .forEach(
            line -> {
              text.words(line);
              if (!keepLines) {
                text.words(" ");
              } else if (line.isBlank()) {
                text.paragraph();
              } else {
                text.lineBreak();
              }
            });
    return text.toString();
  }
}

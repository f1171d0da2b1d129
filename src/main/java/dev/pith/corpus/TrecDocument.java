package dev.pith.corpus;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  private static final MarkedSection NUMBER = MarkedSection.element("DOCNO");
  private static final List<MarkedSection> TITLES =
      List.of(MarkedSection.element("TITLE"), MarkedSection.element("HEADLINE"));
  private static final MarkedSection TEXT = MarkedSection.element("TEXT");
  private static final MarkedSection HEADER = MarkedSection.element("DOCHDR");
  private static final MarkedSection COMMENT = MarkedSection.between("<!--", "-->");
  private static final Pattern TAG = Pattern.compile("</?[A-Za-z!][^<>]*>");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private TrecDocument() {}

  /**
   * Reads the body of a document.
   *
   * @param problems makes an exception of what is wrong
   */
  static Document parse(String body, Function<String, CorpusException> problems) {
    List<String> numbers = NUMBER.in(body);
    if (numbers.isEmpty()) {
      throw problems.apply("has no <DOCNO>: give every document one");
    }
    String title =
        TITLES.stream().flatMap(section -> section.in(body).stream()).findFirst().orElse("");
    return new Document(
        numbers.getFirst().strip(), SPACE.matcher(readable(title)).replaceAll(" "), text(body));
  }

  private static String text(String body) {
    List<String> texts = TEXT.in(body);
    if (!texts.isEmpty()) {
      return texts.stream()
          .map(TrecDocument::readable)
          .filter(text -> !text.isEmpty())
          .collect(Collectors.joining("\n\n"));
    }
    String rest = body;
    for (MarkedSection section :
        Stream.concat(Stream.of(NUMBER, HEADER), TITLES.stream()).toList()) {
      rest = section.outsideOf(rest);
    }
    return readable(rest);
  }

  private static String readable(String markup) {
    String plain = TAG.matcher(COMMENT.outsideOf(markup)).replaceAll(" ");
    ReadableText text = new ReadableText();
    Parser.unescapeEntities(plain, false)
        .lines()
        .forEach(
            line -> {
              text.words(line);
              if (line.isBlank()) {
                text.paragraph();
              } else {
                text.lineBreak();
              }
            });
    return text.toString();
  }
}

package dev.pith.tika;

import dev.pith.extract.Extraction;
import java.util.Set;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The text of the body that a parser tells in XHTML, and its title: {@code dc:title}, else the
 * first heading, which then is not told again in the text.
 */
final class PageText extends DefaultHandler {
  private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");

  private final Metadata metadata;
  private final int maxChars;
  private final StringBuilder heading = new StringBuilder();
  private final StringBuilder text = new StringBuilder();
  private int bodies;
  private boolean inHeading;
  private boolean tooLong;

  PageText(Metadata metadata, int maxChars) {
    this.metadata = metadata;
    this.maxChars = maxChars;
  }

  @Override
  public void startElement(String space, String name, String qualified, Attributes attributes) {
    if (name.equals("body")) {
      bodies++;
    } else if (HEADINGS.contains(name) && title().isBlank() && heading.toString().isBlank()) {
      inHeading = true;
    }
  }

  @Override
  public void endElement(String space, String name, String qualified) {
    if (name.equals("body")) {
      bodies--;
    } else if (HEADINGS.contains(name)) {
      inHeading = false;
    }
  }

  @Override
  public void characters(char[] characters, int start, int length) throws SAXException {
    if (bodies == 0) {
      return;
    }
    tooLong |= length > maxChars - heading.length() - text.length();
    if (tooLong) {
      throw new WriteLimitReachedException(maxChars);
    }
    (inHeading ? heading : text).append(characters, start, length);
  }

  /** Between blocks, as parsers add it. */
  @Override
  public void ignorableWhitespace(char[] characters, int start, int length) throws SAXException {
    characters(characters, start, length);
  }

  private String title() {
    String title = metadata.get(TikaCoreProperties.TITLE);
    return title == null ? "" : title.strip();
  }

  /** Whether it has been cut short; some parsers go on as if nothing had been said. */
  boolean isTooLong() {
    return tooLong;
  }

  Extraction extraction() {
    String title = title();
    if (tooLong || title.length() > maxChars - heading.length() - text.length()) {
      return new Extraction.Refusal("has more than %d characters: split it".formatted(maxChars));
    }
    return title.isEmpty()
        ? new Extraction.Text(heading.toString().strip(), text.toString())
        : new Extraction.Text(title, heading + "\n" + text);
  }
}

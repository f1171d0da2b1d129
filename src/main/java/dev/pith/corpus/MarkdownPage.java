package dev.pith.corpus;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * What a file in Markdown says to a reader: its first heading, and its text without marks,
 * addresses and HTML. Of a block of settings in front of it, between lines of three hyphens, only
 * the {@code title} counts, before all headings.
 *
 * <p>A file with over 65,536 characters between two blank lines is read as plain text: the time for
 * one paragraph of brackets grows with the square of its length.
 */
final class MarkdownPage {
  private static final Pattern SETTINGS =
      Pattern.compile("\\A---[ \\t]*\\R(.*?)\\R---[ \\t]*(?:\\R|\\z)", Pattern.DOTALL);
  private static final Pattern TITLE = Pattern.compile("^title:[ \\t]*(.*)$", Pattern.MULTILINE);
  private static final Pattern QUOTES = Pattern.compile("^(['\"])(.*)\\1$");
  private static final int MAX_NESTING = 100;
  private static final int MAX_PARAGRAPH_CHARS = 1 << 16;

  private static final Parser PARSER =
      Parser.builder().maxOpenBlockParsers(MAX_NESTING).maxInlineNesting(MAX_NESTING).build();

  private MarkdownPage() {}

  static WholeFile.Content read(FileBytes bytes) {
    String source = bytes.text();
    String title = "";
    Matcher settings = SETTINGS.matcher(source);
    if (settings.find()) {
      title = title(settings.group(1));
      source = source.substring(settings.end());
    }
    if (longestParagraphChars(source) > MAX_PARAGRAPH_CHARS) {
      return new WholeFile.Content(title, source.strip());
    }
    Node page = PARSER.parse(source);
    Heading heading = firstHeading(page);
    if (title.isEmpty() && heading != null) {
      title = text(heading);
      heading.unlink();
    }
    return new WholeFile.Content(title, text(page));
  }

  private static long longestParagraphChars(String source) {
    long longest = 0;
    long chars = 0;
    for (String line : (Iterable<String>) source.lines()::iterator) {
      chars = line.isBlank() ? 0 : chars + line.length() + 1;
      longest = Math.max(longest, chars);
    }
    return longest;
  }

  private static String title(String settings) {
    Matcher title = TITLE.matcher(settings);
    return title.find() ? QUOTES.matcher(title.group(1).strip()).replaceFirst("$2").strip() : "";
  }

  private static @Nullable Heading firstHeading(Node page) {
    for (Node node = page.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading heading) {
        return heading;
      }
    }
    return null;
  }

  private static String text(Node node) {
    ReadableText text = new ReadableText();
    addChildren(node, text);
    return text.toString();
  }

  private static void addChildren(Node parent, ReadableText text) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Block) {
        begin(node, text);
      }
      add(node, text);
      if (node instanceof Block) {
        begin(node, text);
      }
    }
  }

  private static void begin(Node block, ReadableText text) {
    if (block instanceof ListItem || block.getParent() instanceof ListItem) {
      text.lineBreak();
    } else {
      text.paragraph();
    }
  }

  /** As deep as blocks and marks nest, which the parser bounds. */
  private static void add(Node node, ReadableText text) {
    switch (node) {
      case Text words -> text.words(words.getLiteral());
      case Code code -> text.words(code.getLiteral());
      case FencedCodeBlock code -> text.verbatim(code.getLiteral());
      case IndentedCodeBlock code -> text.verbatim(code.getLiteral());
      case SoftLineBreak _ -> text.words(" ");
      case HardLineBreak _ -> text.lineBreak();
      default -> addChildren(node, text);
    }
  }
}

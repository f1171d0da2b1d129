package dev.pith.corpus;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a TREC collection, each between {@code <DOC>} and {@code </DOC>}. Tags are in
 * letters of either case; what stands between documents has to be tags as well. No document is
 * longer than {@link BoundedLines#MAX_LINE_BYTES} characters.
 */
final class TrecEntries implements Entries {
  private static final Pattern MARK =
      Pattern.compile("<DOC(?:\\s[^<>]*)?>|(</DOC>)", Pattern.CASE_INSENSITIVE);

  private final String source;
  private final BoundedLines lines;

  /** The line that is read, or null behind the last, and how far it has been read. */
  private @Nullable String text = "";

  private int at;
  private long line;

  TrecEntries(String source, BoundedLines lines) {
    this.source = source;
    this.lines = lines;
  }

  @Override
  public @Nullable Entry next() {
    if (!seekDocument()) {
      return null;
    }
    line = lines.number();
    String body = body();
    return TrecDocument.parse(body, why -> CorpusException.at(source, line, why));
  }

  /** Reads to behind the next {@code <DOC>}. */
  private boolean seekDocument() {
    boolean stray = false;
    while (text != null) {
      Matcher mark = MARK.matcher(text);
      boolean found = mark.find(at);
      if (found && stray) {
        throw problem("stands outside of every <DOC>: put it into one");
      }
      if (found) {
        at = mark.end();
        if (mark.group(1) == null) {
          return true;
        }
        continue;
      }
      if (!stray && isStray(text.substring(at))) {
        stray = true;
        line = lines.number();
      }
      nextLine();
    }
    if (stray) {
      throw problem("stands outside of every <DOC>: put it into one");
    }
    return false;
  }

  private static boolean isStray(String text) {
    return !text.isBlank() && !text.strip().startsWith("<");
  }

  /** Reads to behind {@code </DOC>}, even when something before it cannot be read. */
  private String body() {
    StringBuilder body = new StringBuilder();
    CorpusException wrong = null;
    while (text != null) {
      Matcher mark = MARK.matcher(text);
      boolean found = mark.find(at);
      if (found && mark.group(1) == null) {
        throw problem("has no </DOC> before the next <DOC>: end it");
      }
      int end = found ? mark.start() : text.length();
      if (body.length() + end - at < BoundedLines.MAX_LINE_BYTES) {
        body.append(text, at, end).append('\n');
      } else if (wrong == null) {
        wrong =
            problem(
                "begins a document of over %d characters: split it"
                    .formatted(BoundedLines.MAX_LINE_BYTES));
      }
      if (found) {
        at = mark.end();
        if (wrong != null) {
          throw wrong;
        }
        return body.toString();
      }
      CorpusException unreadable = tryNextLine();
      wrong = wrong == null ? unreadable : wrong;
    }
    throw problem("has no </DOC> before the end of the file: end it");
  }

  /** What is wrong with one line is wrong with the document that it is in. */
  private @Nullable CorpusException tryNextLine() {
    try {
      nextLine();
      return null;
    } catch (CorpusException unreadable) {
      if (unreadable.place().filter(place -> place.line() > 0).isEmpty()) {
        throw unreadable;
      }
      return unreadable;
    }
  }

  private void nextLine() {
    text = "";
    at = 0;
    text = lines.next();
  }

  private CorpusException problem(String why) {
    return CorpusException.at(source, line, why);
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public void close() {
    lines.close();
  }
}

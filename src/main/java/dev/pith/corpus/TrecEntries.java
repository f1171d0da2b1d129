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
  private static final Pattern BEGIN =
      Pattern.compile("<DOC(?:\\s[^<>]*)?>", Pattern.CASE_INSENSITIVE);
  private static final Pattern END = Pattern.compile("</DOC>", Pattern.CASE_INSENSITIVE);

  private final String source;
  private final BoundedLines lines;
  private String rest = "";
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
    return TrecDocument.parse(body(), why -> CorpusException.at(source, line, why));
  }

  /** Reads to behind the next {@code <DOC>}. */
  private boolean seekDocument() {
    for (String text = rest; text != null; text = lines.next()) {
      rest = "";
      Matcher begin = BEGIN.matcher(text);
      if (begin.find()) {
        rest = text.substring(begin.end());
        return true;
      }
      if (!text.isBlank() && !text.strip().startsWith("<")) {
        line = lines.number();
        skipToDocument();
        throw problem("stands outside of every <DOC>: put it into one");
      }
    }
    rest = "";
    return false;
  }

  /** Stray text is told of once, however many lines it has. */
  private void skipToDocument() {
    for (String text = lines.next(); text != null; text = lines.next()) {
      if (BEGIN.matcher(text).find()) {
        rest = text;
        return;
      }
    }
  }

  /** Reads to behind {@code </DOC>}, even when something before it cannot be read. */
  private String body() {
    StringBuilder body = new StringBuilder();
    CorpusException wrong = null;
    String text = rest;
    rest = "";
    while (text != null) {
      Matcher end = END.matcher(text);
      boolean last = end.find();
      if (!last && BEGIN.matcher(text).find()) {
        rest = text;
        throw problem("has no </DOC> before the next <DOC>: end it");
      }
      String part = last ? text.substring(0, end.start()) : text;
      if (body.length() + part.length() <= BoundedLines.MAX_LINE_BYTES) {
        body.append(part).append('\n');
      } else if (wrong == null) {
        wrong =
            problem(
                "begins a document of over %d characters: split it"
                    .formatted(BoundedLines.MAX_LINE_BYTES));
      }
      if (last) {
        rest = text.substring(end.end());
        if (wrong != null) {
          throw wrong;
        }
        return body.toString();
      }
      try {
        text = lines.next();
      } catch (CorpusException unreadable) {
        if (unreadable.place().filter(place -> place.line() > 0).isEmpty()) {
          throw unreadable;
        }
        wrong = wrong == null ? unreadable : wrong;
        text = "";
      }
    }
    throw problem("has no </DOC> before the end of the file: end it");
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

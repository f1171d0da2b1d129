package dev.pith.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a text may be taken apart. Not by upper-case letters: many collections have none. An
 * abbreviation may so end a piece early, which makes it a shorter question and not a wrong one.
 */
public final class Sentences {
  private static final Pattern END =
      Pattern.compile("(?<=[.!?])\\s+|(?<=[\u3002\uFF01\uFF1F])|\\R+");

  private Sentences() {}

  /**
   * Where a piece stands in its text.
   *
   * @param start its first char
   * @param end behind its last one
   */
  public record Place(int start, int end) {}

  /** The pieces in order, without the blanks between them; none is blank. */
  public static List<String> of(String text) {
    return places(text).stream().map(piece -> text.substring(piece.start(), piece.end())).toList();
  }

  /** Where the same pieces are; what is between them is white space and line breaks. */
  public static List<Place> places(String text) {
    List<Place> places = new ArrayList<>();
    Matcher ends = END.matcher(text);
    int from = 0;
    while (ends.find()) {
      addStripped(text, from, ends.start(), places);
      from = ends.end();
    }
    addStripped(text, from, text.length(), places);
    return places;
  }

  private static void addStripped(String text, int from, int to, List<Place> places) {
    int start = from;
    int end = to;
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    if (start < end) {
      places.add(new Place(start, end));
    }
  }
}

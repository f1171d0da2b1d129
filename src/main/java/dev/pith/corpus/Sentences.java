package dev.pith.corpus;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a text may be taken apart. Not by upper-case letters: many collections have none. An
 * abbreviation may so end a piece early, which makes it a shorter question and not a wrong one.
 */
public final class Sentences {
  private static final Pattern END =
      Pattern.compile("(?<=[.!?])\\s+|(?<=[\u3002\uFF01\uFF1F])|\\R+");

  private Sentences() {}

  /** The pieces in order, without the blanks between them; none is blank. */
  public static List<String> of(String text) {
    return Arrays.stream(END.split(text)).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }
}

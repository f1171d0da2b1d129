package dev.pith.compress;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Cuts documents into sentences: texts about as long as the questions that people ask. */
final class Passages {
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+");
  private static final int SHORTEST_CHARS = 20;
  private static final int LONGEST_CHARS = 400;

  private Passages() {}

  /** The sentences that are neither scraps nor lists without an end. */
  static Stream<String> of(String document) {
    return Arrays.stream(SENTENCE_END.split(document))
        .map(String::strip)
        .filter(text -> text.length() >= SHORTEST_CHARS && text.length() <= LONGEST_CHARS);
  }
}

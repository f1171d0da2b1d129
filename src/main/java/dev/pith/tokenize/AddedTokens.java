package dev.pith.tokenize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Tokens that are found letter by letter in the text before anything is done to it, like {@code
 * [MASK]}. Where several start, the longest counts. Immutable.
 */
final class AddedTokens {
  static final int NONE = -1;

  private static final int ASCII = 0x80;

  private final List<String> contents = new ArrayList<>();
  private final int[] ids;
  private final boolean[] starts = new boolean[ASCII];

  /**
   * @param idOfToken each starts with a character of ASCII
   */
  AddedTokens(Map<String, Integer> idOfToken) {
    contents.addAll(idOfToken.keySet());
    contents.sort(Comparator.comparingInt(String::length).reversed());
    ids = contents.stream().mapToInt(idOfToken::get).toArray();
    contents.forEach(content -> starts[content.charAt(0)] = true);
  }

  static boolean canHold(String content) {
    return !content.isEmpty() && content.charAt(0) < ASCII;
  }

  /** The number of the token at {@code from} that ends at {@code end} or before, or none. */
  int at(String text, int from, int end) {
    char first = text.charAt(from);
    return first < ASCII && starts[first] ? longestAt(text, from, end) : NONE;
  }

  int id(int token) {
    return ids[token];
  }

  int length(int token) {
    return contents.get(token).length();
  }

  private int longestAt(String text, int from, int end) {
    for (int token = 0; token < ids.length; token++) {
      String content = contents.get(token);
      if (from + content.length() <= end && text.startsWith(content, from)) {
        return token;
      }
    }
    return NONE;
  }
}

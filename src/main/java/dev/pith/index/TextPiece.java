package dev.pith.index;

import dev.pith.corpus.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * A piece of a text that no passage divides: a sentence, a word of one that is too long, a part of
 * such a word.
 *
 * @param start its first char in the text
 * @param end behind its last one
 * @param tokens how many it is by itself
 */
record TextPiece(int start, int end, int tokens) {

  /**
   * The sentences; those of more than {@code most} tokens taken apart.
   *
   * @param tokens counts those of a piece
   */
  static List<TextPiece> sentences(String text, ToIntFunction<String> tokens, int most) {
    Cut cut = new Cut(text, tokens, most, new ArrayList<>());
    for (Sentences.Place place : Sentences.places(text)) {
      cut.sentence(place.start(), place.end());
    }
    return cut.pieces();
  }

  /** The words; those of more than {@code most} tokens taken apart. */
  static List<TextPiece> words(String text, ToIntFunction<String> tokens, int most) {
    Cut cut = new Cut(text, tokens, most, new ArrayList<>());
    cut.words(0, text.length());
    return cut.pieces();
  }

  private record Cut(String text, ToIntFunction<String> tokens, int most, List<TextPiece> pieces) {
    void sentence(int start, int end) {
      int count = count(start, end);
      if (count <= most) {
        pieces.add(new TextPiece(start, end, count));
      } else {
        words(start, end);
      }
    }

    void words(int start, int end) {
      int from = start;
      for (int at = start; at <= end; at++) {
        if (at == end || Character.isWhitespace(text.charAt(at))) {
          if (from < at) {
            word(from, at);
          }
          from = at + 1;
        }
      }
    }

    /** Halves fit sooner or later; a single character is never taken apart. */
    private void word(int start, int end) {
      int count = count(start, end);
      if (count <= most || text.codePointCount(start, end) < 2) {
        pieces.add(new TextPiece(start, end, count));
      } else {
        int middle = (start + end) / 2;
        if (Character.isLowSurrogate(text.charAt(middle))
            && Character.isHighSurrogate(text.charAt(middle - 1))) {
          middle += middle - 1 > start ? -1 : 1;
        }
        word(start, middle);
        word(middle, end);
      }
    }

    private int count(int start, int end) {
      return tokens.applyAsInt(text.substring(start, end));
    }
  }
}

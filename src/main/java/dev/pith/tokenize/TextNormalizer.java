package dev.pith.tokenize;

/**
 * BERT's normalizer and splitting into words, as one lookup per code point: clean the text, set
 * ideographs apart, decompose (NFD), drop accents, lower the case, set punctuation apart.
 *
 * <p>Every step but one looks at one code point alone. The exception is the order into which NFD
 * brings the marks behind a letter: it moves only marks, and a {@link Vocabulary} has none that
 * stay, so a word with a mark is unknown in either order.
 */
final class TextNormalizer {
  /** The code point leaves nothing. */
  static final int REMOVED = -1;

  /** The code point parts two words. */
  static final int SPACE = -2;

  /** The code point becomes several: {@link #severalFrom}. */
  static final int SEVERAL = -3;

  private static final int ALONE = 1 << 24;
  private static final int CODE_POINT = ALONE - 1;

  /** Alphabets, signs and kana lie below; above come ideographs, Hangul and what is rare. */
  private static final int TABLE_SIZE = 0x3400;

  /**
   * What {@link #compute} gave, as far as it was asked; 0, which it never gives, where it was not.
   */
  private static final int[] TABLE = new int[TABLE_SIZE];

  private TextNormalizer() {}

  /**
   * What becomes of {@code codePoint}: {@link #REMOVED}, {@link #SPACE}, {@link #SEVERAL}, or one
   * code point of a word, for {@link #codePoint} and {@link #isAlone}. Surrogates are removed.
   */
  static int of(int codePoint) {
    if (codePoint >= TABLE_SIZE) {
      return compute(codePoint);
    }
    int known = TABLE[codePoint];
    return known == 0 ? learn(codePoint) : known;
  }

  /** Threads that come at once all write the same. */
  private static int learn(int codePoint) {
    int computed = compute(codePoint);
    TABLE[codePoint] = computed;
    return computed;
  }

  static int codePoint(int normalized) {
    return normalized & CODE_POINT;
  }

  /** Whether the code point is a word by itself. */
  static boolean isAlone(int normalized) {
    return normalized >= ALONE;
  }

  /** What becomes of a code point that is {@link #SEVERAL}: two or more as {@link #of} has them. */
  static int[] severalFrom(int codePoint) {
    return UnicodeRules.decomposed(codePoint)
        .codePoints()
        .filter(part -> !UnicodeRules.isAccent(part))
        .map(TextNormalizer::inWord)
        .toArray();
  }

  private static int compute(int codePoint) {
    if (UnicodeRules.isRemoved(codePoint)) {
      return REMOVED;
    }
    if (UnicodeRules.isSpace(codePoint)) {
      return SPACE;
    }
    String decomposed = UnicodeRules.decomposed(codePoint);
    int single = REMOVED;
    for (int i = 0; i < decomposed.length(); ) {
      int part = decomposed.codePointAt(i);
      i += Character.charCount(part);
      if (UnicodeRules.isAccent(part)) {
        continue;
      }
      if (single != REMOVED) {
        return SEVERAL;
      }
      single = inWord(part);
    }
    return single != REMOVED && UnicodeRules.isIdeograph(codePoint) ? single | ALONE : single;
  }

  private static int inWord(int decomposed) {
    int lower = UnicodeRules.lowerCase(decomposed);
    return UnicodeRules.isPunctuation(lower) ? lower | ALONE : lower;
  }
}

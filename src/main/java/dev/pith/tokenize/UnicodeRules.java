package dev.pith.tokenize;

import java.text.Normalizer;
import java.util.BitSet;

/**
 * What the HuggingFace library takes a code point for.
 *
 * <p>The library reads its categories from Unicode 8, its decompositions from a version before 13
 * and its lower case from Unicode 17; the JDK has a single version, 16 in Java 25. The lists here
 * are the code points for which that matters, found by reading every code point with both. A test
 * reads them all again, so a JDK with other tables shows itself there.
 */
final class UnicodeRules {
  private static final int REPLACEMENT = 0xFFFD;
  private static final int CASE_DISTANCE_16EA0 = 27;

  /** Neither removed nor split off nor decomposed: unassigned in the tables of the library. */
  private static final BitSet PLAIN =
      ranges(
          """
          61d 7fd 890-891 897-89f 8ca-8e2 9fd-9fe a76 afa-aff b55 c04 c3c c77 c84 d00 d3b-d3c d81
          eba ece 180f 1885-1886 1abf-1ace 1b4e-1b4f 1b7d-1b7f 1df6-1dfb 2e43-2e4f 2e52-2e5d a82c
          a8c5 a8ff a9bd 105c9 105e4 10d24-10d27 10d69-10d6e 10eab-10ead 10efc-10eff 10f46-10f50
          10f55-10f59 10f82-10f89 11070 11073-11074 110c2 110cd 111cf 1123e 11241 1133b 11383 11385
          1138e 11391 113bb-113c0 113c5 113c7-113c8 113ce 113d0 113d2 113d4-113d5 113d7-113d8
          113e1-113e2 11438-1143f 11442-11444 11446 1144b-1144f 1145a-1145b 1145d-1145e 11660-1166c
          116b9 1182f-11837 11839-1183b 11938 1193b-1193c 1193e 11943-11946 119d4-119d7 119da-119db
          119e0 119e2 11a01-11a0a 11a33-11a38 11a3b-11a3e 11a3f-11a47 11a51-11a56 11a59-11a5b
          11a8a-11a96 11a98-11a9c 11a9e-11aa2 11b00-11b09 11be1 11c30-11c36 11c38-11c3d 11c3f
          11c41-11c45 11c70-11c71 11c92-11ca7 11caa-11cb0 11cb2-11cb3 11cb5-11cb6 11d31-11d36 11d3a
          11d3c-11d3d 11d3f-11d45 11d47 11d90-11d91 11d95 11d97 11ef3-11ef4 11ef7-11ef8 11f00-11f01
          11f36-11f3a 11f40 11f42-11f4f 11f5a 11fff 12ff1-12ff2 13430-13440 13447-13455 1611e-16129
          1612d-1612f 16d68-16d6a 16d6d-16d6f 16e97-16e9a 16f4f 16fe2 16fe4 1cf00-1cf2d 1cf30-1cf46
          1e000-1e006 1e008-1e018 1e01b-1e021 1e023-1e024 1e026-1e02a 1e08f 1e130-1e136 1e2ae
          1e2ec-1e2ef 1e4ec-1e4ef 1e5ee-1e5ef 1e5ff 1e944-1e94a 1e95e-1e95f
          """);

  /** Accents once, letters' signs now. */
  private static final BitSet FORMER_ACCENTS = ranges("1734 1171e");

  /** Punctuation once: a Canadian syllabics sign and a Sharada mark. */
  private static final BitSet FORMER_PUNCTUATION = ranges("166d 111c9");

  private UnicodeRules() {}

  /** Whether the library's cleaning removes it. */
  static boolean isRemoved(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL -> !isSpace(codePoint);
      case Character.FORMAT -> !PLAIN.get(codePoint);
      case Character.PRIVATE_USE, Character.SURROGATE -> true;
      default -> codePoint == REPLACEMENT;
    };
  }

  /** Whether it parts words and is no part of any. */
  static boolean isSpace(int codePoint) {
    // U+0085 and the other white space below U+0020 are removed as control characters.
    return codePoint == '\t'
        || codePoint == '\n'
        || codePoint == '\r'
        || Character.isSpaceChar(codePoint);
  }

  static boolean isAccent(int codePoint) {
    return Character.getType(codePoint) == Character.NON_SPACING_MARK
        ? !PLAIN.get(codePoint) && !FORMER_PUNCTUATION.get(codePoint)
        : FORMER_ACCENTS.get(codePoint);
  }

  /** Whether it is a word by itself. All of ASCII that is no letter, digit, space or control is. */
  static boolean isPunctuation(int codePoint) {
    if (codePoint < 0x80) {
      return codePoint > ' ' && codePoint < 0x7F && !Character.isLetterOrDigit(codePoint);
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          !PLAIN.get(codePoint);
      default -> FORMER_PUNCTUATION.get(codePoint);
    };
  }

  /** The ideographs that BERT splits apart; the gap at U+2B820 is in the library's own list. */
  static boolean isIdeograph(int codePoint) {
    return isWithin(codePoint, 0x4E00, 0x9FFF)
        || isWithin(codePoint, 0x3400, 0x4DBF)
        || isWithin(codePoint, 0xF900, 0xFAFF)
        || isWithin(codePoint, 0x20000, 0x2A6DF)
        || isWithin(codePoint, 0x2A700, 0x2B81F)
        || isWithin(codePoint, 0x2B920, 0x2CEAF)
        || isWithin(codePoint, 0x2F800, 0x2FA1F);
  }

  /** The full canonical decomposition of one code point. */
  static String decomposed(int codePoint) {
    String self = Character.toString(codePoint);
    // The JDK's normalizer reads tables at its first use, and most texts need none of them.
    return codePoint < 0x80 || PLAIN.get(codePoint)
        ? self
        : Normalizer.normalize(self, Normalizer.Form.NFD);
  }

  static int lowerCase(int codePoint) {
    if (codePoint == 0xA7CE || codePoint == 0xA7D2 || codePoint == 0xA7D4) {
      return codePoint + 1;
    }
    return isWithin(codePoint, 0x16EA0, 0x16EB8)
        ? codePoint + CASE_DISTANCE_16EA0
        : Character.toLowerCase(codePoint);
  }

  /**
   * Whether normalization may move a code point that has no decomposition past a neighbour: its
   * combining class is not zero.
   */
  static boolean mayMove(int codePoint) {
    if (!isMark(codePoint)) {
      return false;
    }
    // The lowest class stays behind and the highest goes behind whatever has a class between.
    String self = Character.toString(codePoint);
    return !Normalizer.isNormalized("\u0345" + self, Normalizer.Form.NFD)
        || !Normalizer.isNormalized(self + "\u0334", Normalizer.Form.NFD);
  }

  /** Nothing else has a combining class that is not zero. */
  private static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isWithin(int codePoint, int first, int last) {
    return codePoint >= first && codePoint <= last;
  }

  private static BitSet ranges(String list) {
    BitSet codePoints = new BitSet();
    for (String range : list.strip().split("\\s+", -1)) {
      String[] ends = range.split("-", -1);
      int first = Integer.parseInt(ends[0], 16);
      codePoints.set(first, Integer.parseInt(ends[ends.length - 1], 16) + 1);
    }
    return codePoints;
  }
}

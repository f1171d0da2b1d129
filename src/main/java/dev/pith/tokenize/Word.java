package dev.pith.tokenize;

/** The characters of the word that is being read; one buffer serves word after word. */
final class Word {
  /** A word of more code points than this is unknown, whatever it holds. */
  static final int MAX_CODE_POINTS = 100;

  private static final int[] POWERS = powers();

  private final char[] chars = new char[2 * MAX_CODE_POINTS];
  private int[] prefixHashes = {};
  private int length;
  private int codePoints;
  private int hash;

  /** Adds a code point; those past the maximum are counted only. */
  void append(int codePoint) {
    codePoints++;
    if (codePoints > MAX_CODE_POINTS) {
      codePoints = MAX_CODE_POINTS + 1;
    } else if (codePoint <= Character.MAX_VALUE) {
      append((char) codePoint);
    } else {
      append(Character.highSurrogate(codePoint));
      append(Character.lowSurrogate(codePoint));
    }
  }

  boolean isEmpty() {
    return codePoints == 0;
  }

  boolean isTooLong() {
    return codePoints > MAX_CODE_POINTS;
  }

  /** In UTF-16 units. */
  int length() {
    return length;
  }

  void clear() {
    length = 0;
    codePoints = 0;
    hash = 0;
  }

  /** The id of the whole word, or -1. */
  int findIn(PieceTable table) {
    return table.find(chars, 0, length, hash);
  }

  /** To be called once for a word before {@link #findIn(PieceTable, int, int)}. */
  void hashPrefixes() {
    if (prefixHashes.length == 0) {
      prefixHashes = new int[chars.length + 1];
    }
    for (int i = 0; i < length; i++) {
      prefixHashes[i + 1] = PieceTable.hash(prefixHashes[i], chars[i]);
    }
  }

  /** The id of the part {@code [from, to)}, in UTF-16 units, or -1. */
  int findIn(PieceTable table, int from, int to) {
    int part = prefixHashes[to] - prefixHashes[from] * POWERS[to - from];
    return table.find(chars, from, to, part);
  }

  private void append(char next) {
    chars[length++] = next;
    hash = PieceTable.hash(hash, next);
  }

  private static int[] powers() {
    int[] powers = new int[2 * MAX_CODE_POINTS + 1];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * PieceTable.MULTIPLIER;
    }
    return powers;
  }
}

package dev.pith.tokenize;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Finds strings among the characters of an array without making any.
 *
 * <p>A hash table with open addressing. The hash is a polynomial over the characters,
 *
 * <pre>
 *   hash(c[0..n)) = c[0] * M^(n-1) + ... + c[n-1]   (mod 2^32)
 * </pre>
 *
 * so that the hash of any part follows from those of two prefixes in constant time. Immutable.
 */
final class PieceTable {
  static final int MULTIPLIER = 0x2C1B3C6D;

  private static final int ABSENT = -1;
  private static final int SPREAD = 0x9E3779B1;

  private final char[] chars;
  private final int[] ends;
  private final int[] hashes;
  private final int[] ids;

  /** Slot to the ordinal of a string, or {@link #ABSENT}. */
  private final int[] slots;

  private final int shift;
  private final int longest;

  PieceTable(Map<String, Integer> idOfPiece) {
    this(idOfPiece, piece -> true, 0);
  }

  /**
   * Holds a part of the pieces, without making their strings anew.
   *
   * @param part which ones
   * @param skipped how many characters of their beginnings are left out
   */
  PieceTable(Map<String, Integer> idOfPiece, Predicate<String> part, int skipped) {
    int count = (int) idOfPiece.keySet().stream().filter(part).count();
    ends = new int[count];
    hashes = new int[count];
    ids = new int[count];
    int bits = Math.max(2, Integer.SIZE - Integer.numberOfLeadingZeros(2 * count));
    shift = Integer.SIZE - bits;
    slots = new int[1 << bits];
    Arrays.fill(slots, ABSENT);
    StringBuilder all = new StringBuilder();
    int most = 0;
    int ordinal = 0;
    for (Map.Entry<String, Integer> entry : idOfPiece.entrySet()) {
      String piece = entry.getKey();
      if (!part.test(piece)) {
        continue;
      }
      all.append(piece, skipped, piece.length());
      ends[ordinal] = all.length();
      hashes[ordinal] = hash(piece, skipped);
      ids[ordinal] = entry.getValue();
      slots[freeSlot(hashes[ordinal])] = ordinal;
      most = Math.max(most, piece.length() - skipped);
      ordinal++;
    }
    longest = most;
    chars = all.toString().toCharArray();
  }

  static int hash(int hash, char next) {
    return hash * MULTIPLIER + next;
  }

  /** The most UTF-16 units of a string in the table; 0 when it is empty. */
  int longest() {
    return longest;
  }

  /**
   * The id of {@code text[from, to)}, or -1.
   *
   * @param hash of exactly these characters
   */
  int find(char[] text, int from, int to, int hash) {
    int slot = (hash * SPREAD) >>> shift;
    for (int ordinal = slots[slot]; ordinal != ABSENT; ordinal = slots[slot]) {
      if (hashes[ordinal] == hash && isPiece(ordinal, text, from, to)) {
        return ids[ordinal];
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return ABSENT;
  }

  private boolean isPiece(int ordinal, char[] text, int from, int to) {
    int start = ordinal == 0 ? 0 : ends[ordinal - 1];
    return Arrays.equals(chars, start, ends[ordinal], text, from, to);
  }

  private int freeSlot(int hash) {
    int slot = (hash * SPREAD) >>> shift;
    while (slots[slot] != ABSENT) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private static int hash(String piece, int from) {
    int hash = 0;
    for (int i = from; i < piece.length(); i++) {
      hash = hash(hash, piece.charAt(i));
    }
    return hash;
  }
}

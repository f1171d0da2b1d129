package dev.pith.tokenize;

import java.util.Arrays;

/** The ids of the text that is being read, between a first and a last one. */
final class TokenIds {
  private static final int INITIAL_CAPACITY = 32;

  private final int limit;
  private long[] ids;
  private int count;
  private boolean overflowed;

  /**
   * @param first the id in front of the text's own
   * @param maxTokens the most ids, the first and the last included; at least 2
   */
  TokenIds(long first, int maxTokens) {
    limit = maxTokens - 1;
    ids = new long[Math.min(maxTokens, INITIAL_CAPACITY)];
    ids[0] = first;
    clear();
  }

  /** Forgets the text; the first id stays. */
  void clear() {
    count = 1;
    overflowed = false;
  }

  /** Adds an id, unless there is no place left for it: then {@link #overflowed} is true. */
  void add(long id) {
    if (count == limit) {
      overflowed = true;
      return;
    }
    // One place stays free for the last id.
    if (count + 1 == ids.length) {
      ids = Arrays.copyOf(ids, (int) Math.min(limit + 1L, 2L * ids.length));
    }
    ids[count++] = id;
  }

  int count() {
    return count;
  }

  /** Takes back ids, so that {@code count} are left. */
  void shrinkTo(int smallerCount) {
    count = smallerCount;
    overflowed = false;
  }

  boolean overflowed() {
    return overflowed;
  }

  /** All ids with {@code last} behind them. */
  long[] endWith(long last) {
    ids[count] = last;
    return Arrays.copyOf(ids, count + 1);
  }
}

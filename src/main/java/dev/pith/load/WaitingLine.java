package dev.pith.load;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * The questions that have come and are not yet being answered: first come, first served, and no
 * more than a bound of them. Safe for use by many threads at once.
 *
 * <p>Nobody hands questions in; whoever takes the next one tells the time, and all that have come
 * by then line up first, or are turned away when the line is full. As nobody has left the line
 * since the last one was taken, this is what would have happened at their own moments.
 */
final class WaitingLine {
  /** There is no question any more. */
  static final int END = -1;

  private final long[] arrivals;
  private final int capacity;
  private final Queue<Integer> waiting = new ArrayDeque<>();
  private int next;
  private int refused;

  /**
   * @param arrivals nanoseconds, rising; not copied
   * @param capacity how many may wait, at least 1
   */
  WaitingLine(long[] arrivals, int capacity) {
    this.arrivals = arrivals;
    this.capacity = capacity;
  }

  /**
   * The number of the question that is the taker's: one that waits or, when none does, the one that
   * comes next, for which the taker has to wait; {@link #END} behind the last.
   */
  synchronized int take(long nowNanos) {
    while (next < arrivals.length && arrivals[next] <= nowNanos) {
      if (waiting.size() < capacity) {
        waiting.add(next);
      } else {
        refused++;
      }
      next++;
    }
    Integer first = waiting.poll();
    if (first != null) {
      return first;
    }
    return next < arrivals.length ? next++ : END;
  }

  /** How many were turned away so far. */
  synchronized int refused() {
    return refused;
  }
}

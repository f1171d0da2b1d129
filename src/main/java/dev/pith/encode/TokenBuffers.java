package dev.pith.encode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.List;

/**
 * Off-heap room for one run's ids, mask and token types; grows to the largest run and is reused.
 *
 * <p>Not safe for use by two threads at once.
 */
final class TokenBuffers {
  private LongBuffer ids = allocate(256);
  private LongBuffer mask = allocate(256);
  private LongBuffer types = allocate(256);

  /** Lays out texts as rows of equal length, padded with id 0 and mask 0. */
  void fill(List<long[]> texts, int columns) {
    int cells = texts.size() * columns;
    if (ids.capacity() < cells) {
      ids = allocate(cells);
      mask = allocate(cells);
      types = allocate(cells);
    }
    ids.clear();
    mask.clear();
    for (long[] text : texts) {
      for (int column = 0; column < columns; column++) {
        boolean real = column < text.length;
        ids.put(real ? text[column] : 0);
        mask.put(real ? 1 : 0);
      }
    }
    ids.flip();
    mask.flip();
    types.clear().limit(cells);
  }

  LongBuffer ids() {
    return ids;
  }

  LongBuffer mask() {
    return mask;
  }

  /** Zeros: every token is of the first type. */
  LongBuffer types() {
    return types;
  }

  private static LongBuffer allocate(int cells) {
    return ByteBuffer.allocateDirect(cells * Long.BYTES)
        .order(ByteOrder.nativeOrder())
        .asLongBuffer();
  }
}

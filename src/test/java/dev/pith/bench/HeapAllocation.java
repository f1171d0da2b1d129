package dev.pith.bench;

import com.sun.management.ThreadMXBean;
import dev.pith.encode.Encoder;
import dev.pith.encode.Role;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;

/** What a question costs of the Java heap, its vector included. */
final class HeapAllocation {
  private static final int WARM_ROUNDS = 20;

  private HeapAllocation() {}

  /** The median over the questions, after they have been asked often enough to be compiled. */
  static long medianBytes(Encoder encoder, List<String> questions) {
    for (int round = 0; round < WARM_ROUNDS; round++) {
      questions.forEach(question -> encoder.encode(Role.QUERY, question));
    }
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long[] bytes = new long[questions.size()];
    for (int i = 0; i < bytes.length; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      encoder.encode(Role.QUERY, questions.get(i));
      bytes[i] = threads.getCurrentThreadAllocatedBytes() - before;
    }
    Arrays.sort(bytes);
    return bytes[bytes.length / 2];
  }
}

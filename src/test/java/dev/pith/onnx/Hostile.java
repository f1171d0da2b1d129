package dev.pith.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;
import org.junit.jupiter.api.DynamicTest;

/** One file that must be refused, and the words that say why. */
final class Hostile {
  /** What a refusal may allocate beside the file: garbage included, so the heap needs less. */
  private static final long MAX_ALLOCATED_BYTES = 64L << 20;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Hostile() {}

  /** A file refused with a message that starts like this. */
  static DynamicTest file(String name, Supplier<byte[]> bytes, String message) {
    return DynamicTest.dynamicTest(name, () -> assertRefused(bytes.get(), message));
  }

  /** A file refused at this byte. */
  static DynamicTest file(String name, Supplier<byte[]> bytes, long offset, String reason) {
    return DynamicTest.dynamicTest(
        name,
        () ->
            assertThat(
                    assertRefused(bytes.get(), "at byte %d: %s".formatted(offset, reason)).offset())
                .isEqualTo(offset));
  }

  private static MalformedModelException assertRefused(byte[] bytes, String message) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    MalformedModelException refusal =
        catchThrowableOfType(MalformedModelException.class, () -> OnnxReader.read(bytes));
    long allocatedBytes = THREADS.getCurrentThreadAllocatedBytes() - before;

    assertThat(refusal).as("the file is refused").isNotNull();
    assertThat(refusal).hasMessageStartingWith(message);
    assertThat(refusal.getMessage())
        .as("one short line")
        .doesNotContainPattern("\\R")
        .hasSizeLessThan(610);
    assertThat(allocatedBytes).as("bytes allocated").isLessThan(MAX_ALLOCATED_BYTES);
    return refusal;
  }
}

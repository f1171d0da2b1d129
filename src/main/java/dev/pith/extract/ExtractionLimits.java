package dev.pith.extract;

import java.time.Duration;

/**
 * What a child may take.
 *
 * @param heapMegabytes of its JVM, in MiB
 * @param start from its start until it is ready
 * @param file from a request to its whole answer
 */
record ExtractionLimits(int heapMegabytes, Duration start, Duration file) {
  static final ExtractionLimits STANDARD =
      new ExtractionLimits(512, Duration.ofSeconds(60), Duration.ofSeconds(60));
}

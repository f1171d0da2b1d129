package dev.pith.index;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * How far a build is.
 *
 * @param done documents that are safely in the index, those that were there before included
 * @param total documents of the corpus; unknown while one is read that is read once
 * @param skipped those of {@code done} that were there before
 * @param documentsPerSecond embedded and stored by this build, on average; 0 before the first
 * @param remaining estimate from that average; zero when nothing has been added yet or the total is
 *     unknown
 */
public record Progress(
    long done, OptionalLong total, long skipped, double documentsPerSecond, Duration remaining) {
  private static final double NANOS_PER_SECOND = 1e9;

  /**
   * After some work.
   *
   * @param done as {@code skipped}, documents
   */
  public static Progress after(long elapsedNanos, long done, OptionalLong total, long skipped) {
    double perSecond = elapsedNanos == 0 ? 0 : (done - skipped) * NANOS_PER_SECOND / elapsedNanos;
    double seconds = perSecond == 0 ? 0 : Math.max(0, total.orElse(done) - done) / perSecond;
    return new Progress(
        done, total, skipped, perSecond, Duration.ofNanos(Math.round(seconds * NANOS_PER_SECOND)));
  }

  /** The same at the end of the corpus, whatever its total was taken for. */
  public Progress ended() {
    return new Progress(done, OptionalLong.of(done), skipped, documentsPerSecond, Duration.ZERO);
  }

  public boolean complete() {
    return total.isPresent() && done >= total.getAsLong();
  }
}

package dev.pith.index;

import java.time.Duration;

/**
 * How far a build is.
 *
 * @param done documents that are safely in the index, those that were there before included
 * @param total documents of the corpus
 * @param skipped those of {@code done} that were there before
 * @param documentsPerSecond embedded and stored by this build, on average; 0 before the first
 * @param remaining estimate from that average; zero when nothing has been added yet
 */
public record Progress(
    long done, long total, long skipped, double documentsPerSecond, Duration remaining) {
  private static final double NANOS_PER_SECOND = 1e9;

  static Progress after(long elapsedNanos, long done, long total, long skipped) {
    double perSecond = elapsedNanos == 0 ? 0 : (done - skipped) * NANOS_PER_SECOND / elapsedNanos;
    double seconds = perSecond == 0 ? 0 : Math.max(0, total - done) / perSecond;
    return new Progress(
        done, total, skipped, perSecond, Duration.ofNanos(Math.round(seconds * NANOS_PER_SECOND)));
  }

  public boolean complete() {
    return done == total;
  }
}

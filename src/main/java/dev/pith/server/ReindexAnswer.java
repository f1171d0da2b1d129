package dev.pith.server;

import dev.pith.index.Progress;
import dev.pith.search.ReindexState;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the API tells of a reindex.
 *
 * @param state none, running, verifying, done, failed or cancelled
 * @param encoders that the vectors of the new generation are of; before the first reindex, of the
 *     one that is served
 * @param documentsDone embedded, or found to be there from a reindex that was interrupted
 * @param documentsPerSecond on average; 0 before the first
 * @param secondsLeft null unless documents are being embedded, and before it can be told
 * @param reason why it failed; null otherwise
 */
record ReindexAnswer(
    String state,
    List<String> encoders,
    int vectorBits,
    long documentsDone,
    long documentsTotal,
    double documentsPerSecond,
    @Nullable Double secondsLeft,
    @Nullable String reason) {
  private static final double MILLIS_PER_SECOND = 1e3;

  static ReindexAnswer of(ReindexState state) {
    Progress progress = state.progress();
    boolean told = state.phase() == ReindexState.Phase.RUNNING && progress.documentsPerSecond() > 0;
    return new ReindexAnswer(
        state.phase().name().toLowerCase(Locale.ROOT),
        state.encoders(),
        state.vectorBits(),
        progress.done(),
        progress.total().orElse(progress.done()),
        Math.round(progress.documentsPerSecond() * MILLIS_PER_SECOND) / MILLIS_PER_SECOND,
        told ? progress.remaining().toMillis() / MILLIS_PER_SECOND : null,
        state.reason().isEmpty() ? null : state.reason());
  }
}

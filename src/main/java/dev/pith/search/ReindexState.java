package dev.pith.search;

import dev.pith.index.Progress;
import java.util.List;

/**
 * How far a reindex is, or how the last one ended.
 *
 * @param encoders whose vectors the new generation has, or is to have
 * @param vectorBits of each component, as its graphs see it
 * @param progress of the embedding
 * @param reason why it failed; empty otherwise
 */
public record ReindexState(
    Phase phase, List<String> encoders, int vectorBits, Progress progress, String reason) {
  /** What is being done. */
  public enum Phase {
    /** Nothing has been asked for since the start. */
    NONE,
    /** Documents are embedded; queries and changes go to the old generation. */
    RUNNING,
    /** The new generation is read back, catches up with changes, and takes over. */
    VERIFYING,
    /** The new generation is served. */
    DONE,
    /** The old generation is served, and always was. */
    FAILED,
    /** The same, and what was built is gone. */
    CANCELLED
  }

  public ReindexState {
    encoders = List.copyOf(encoders);
  }

  /** Whether something is being done. */
  public boolean active() {
    return phase == Phase.RUNNING || phase == Phase.VERIFYING;
  }

  ReindexState with(Phase other) {
    return new ReindexState(other, encoders, vectorBits, progress, reason);
  }

  ReindexState with(Progress other) {
    return new ReindexState(phase, encoders, vectorBits, other, reason);
  }

  ReindexState failed(String why) {
    return new ReindexState(Phase.FAILED, encoders, vectorBits, progress, why);
  }
}

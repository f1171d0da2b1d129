package dev.pith.encode;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.stream.Stream;

/**
 * Idle {@linkplain PinnedRun runs} by the number of tokens; there are never more of a length than
 * were under way at once. They wait in arrays, which make no objects. Safe for use by many threads
 * at once.
 */
final class PinnedRuns implements AutoCloseable {
  /** Questions are shorter; what is longer takes so long that making its tensors does not count. */
  static final int MAX_TOKENS = 128;

  /** No more go at once than there are cores. */
  private static final int MOST_IDLE = Runtime.getRuntime().availableProcessors();

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final int dimension;
  private final List<Queue<PinnedRun>> idle =
      Stream.<Queue<PinnedRun>>generate(() -> new ArrayBlockingQueue<>(MOST_IDLE))
          .limit(MAX_TOKENS + 1L)
          .toList();

  PinnedRuns(OrtEnvironment environment, OrtSession session, int dimension) {
    this.environment = environment;
    this.session = session;
    this.dimension = dimension;
  }

  /**
   * The vector of one text as the model pooled it.
   *
   * @param text 1 to {@value #MAX_TOKENS} ids
   */
  float[] vector(long[] text) throws OrtException {
    Queue<PinnedRun> ofLength = idle.get(text.length);
    PinnedRun waiting = ofLength.poll();
    PinnedRun run =
        waiting == null ? new PinnedRun(environment, session, text.length, dimension) : waiting;
    float[] vector = new float[dimension];
    try {
      run.run(session, text, vector);
    } finally {
      if (!ofLength.offer(run)) {
        run.close();
      }
    }
    return vector;
  }

  /** To be called when no run is under way. */
  @Override
  public void close() {
    idle.forEach(ofLength -> ofLength.forEach(PinnedRun::close));
  }
}

package dev.pith.making;

import dev.pith.compress.Pass;
import dev.pith.compress.Pipeline;
import dev.pith.distill.TrainingProgress;
import dev.pith.evaluate.Progress;
import dev.pith.model.PassRecord;

/**
 * Who is told how a {@link Compression} goes, by one thread at a time.
 *
 * @param passes of each pass and what it cost
 * @param training of gradients and learning, in recipes that take them
 * @param alignment of the measurement at the end
 */
public record CompressionProgress(
    Pipeline.Progress passes, TrainingProgress training, Progress alignment) {
  /** Tells everything to one listener, in steps: passes done, texts read, lessons learnt. */
  public static CompressionProgress of(Progress listener) {
    return new CompressionProgress(new Passes(listener), new Lessons(listener), listener);
  }

  /** Counts the passes that are done. Used by one thread at a time. */
  private static final class Passes implements Pipeline.Progress {
    private static final String STEP = "passes";

    private final Progress listener;
    private int number;
    private int all;

    Passes(Progress listener) {
      this.listener = listener;
    }

    @Override
    public void started(int pass, int passes, Pass begun) {
      number = pass;
      all = passes;
      listener.report(STEP, pass - 1L, passes);
    }

    @Override
    public void finished(PassRecord done) {
      listener.report(STEP, number, all);
    }
  }

  /** What takes long within a pass. */
  private record Lessons(Progress listener) implements TrainingProgress {
    @Override
    public void taught(int texts, int of) {
      listener.report("texts read by the full encoder", texts, of);
    }

    @Override
    public void differentiated(int texts, int of) {
      listener.report("texts differentiated", texts, of);
    }

    @Override
    public void validated(int step, int steps, double loss, double bestScore) {
      listener.report("lessons", step, steps);
    }
  }
}

package dev.pith.cli;

import dev.pith.distill.TrainingProgress;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Tells how a training goes and how long it will still take. Used by one thread at a time. */
final class TrainingNotes implements TrainingProgress {
  private final Console console;
  private final LongSupplier nanoTime;
  private @Nullable ProgressBar reading;
  private int firstStep;
  private long firstNanos;

  TrainingNotes(Console console, LongSupplier nanoTime) {
    this.console = console;
    this.nanoTime = nanoTime;
  }

  @Override
  public void taught(int texts, int of) {
    show("  the full encoder reads", texts, of);
  }

  @Override
  public void differentiated(int texts, int of) {
    show("  taking gradients", texts, of);
  }

  private void show(String step, int texts, int of) {
    ProgressBar shown = reading;
    if (shown == null) {
      shown = console.bar(step, of, "texts");
      reading = shown;
    }
    shown.show(texts);
    if (texts == of) {
      shown.close();
      reading = null;
    }
  }

  @Override
  public void started(int step, int steps) {
    firstStep = step;
    firstNanos = nanoTime.getAsLong();
    console.note(
        step == 0
            ? "  learning in %,d steps".formatted(steps)
            : "  going on from step %,d of %,d".formatted(step, steps));
  }

  @Override
  public void validated(int step, int steps, double loss, double bestScore) {
    double secondsPerStep = (nanoTime.getAsLong() - firstNanos) / 1e9 / (step - firstStep);
    console.note(
        "  step %,d of %,d: loss %.4f, best cosine on texts held back %.4f, %s left"
            .formatted(
                step, steps, loss, bestScore, ProgressBar.clock(secondsPerStep * (steps - step))));
  }
}

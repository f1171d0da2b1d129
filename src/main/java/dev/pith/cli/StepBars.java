package dev.pith.cli;

import dev.pith.evaluate.Progress;
import org.jspecify.annotations.Nullable;

/** One progress bar per step of a run. Used by one thread at a time. */
final class StepBars implements Progress, AutoCloseable {
  private final Console console;
  private @Nullable ProgressBar bar;
  private String step = "";

  StepBars(Console console) {
    this.console = console;
  }

  @Override
  public void report(String current, long done, long total) {
    ProgressBar shown = bar;
    if (shown == null || !current.equals(step)) {
      close();
      step = current;
      shown = console.bar(current, total, "");
      bar = shown;
    }
    shown.show(done);
  }

  @Override
  public void close() {
    ProgressBar shown = bar;
    if (shown != null) {
      shown.close();
      bar = null;
    }
  }
}

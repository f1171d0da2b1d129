package dev.pith.cli;

import dev.pith.index.Progress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A bar that appears with the first progress. */
final class ShownProgress implements Consumer<Progress>, AutoCloseable {
  private final Console console;
  private final String task;
  private @Nullable ProgressBar bar;

  ShownProgress(Console console, String task) {
    this.console = console;
    this.task = task;
  }

  @Override
  public void accept(Progress progress) {
    ProgressBar shown = bar;
    if (shown == null) {
      shown = console.bar(task, progress.total(), "documents");
      bar = shown;
    }
    shown.show(progress.done());
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}

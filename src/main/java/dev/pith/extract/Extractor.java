package dev.pith.extract;

import dev.pith.extract.ChildLostException.Loss;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads PDF and office files, one after another, in a child that is started with the first of them
 * and killed when this is closed. A child that is late, dies, or answers nonsense is killed, and
 * the next file is read by a new one. For one thread, which may be interrupted.
 */
public final class Extractor implements AutoCloseable {
  private static final String MISSING =
      "is read by libraries that are not there: run ./pith fetch tika once";
  private static final String UNSTARTABLE =
      "cannot be read, because the process that reads such files does not start: run ./pith fetch tika again, and see that memory is free";

  private final Optional<ChildCommand> command;
  private final ExtractionLimits limits;
  private @Nullable ChildProcess child;
  private boolean unstartable;

  Extractor(Optional<ChildCommand> command, ExtractionLimits limits) {
    this.command = command;
    this.limits = limits;
  }

  /** With the libraries that were fetched; without them every file is refused, and told why. */
  public static Extractor installed() {
    ExtractionLimits limits = ExtractionLimits.STANDARD;
    return new Extractor(
        TikaLibraries.command(TikaLibraries.folder(), limits.heapMegabytes()), limits);
  }

  /** Reads one file, whatever is wrong with it. */
  public Extraction read(Path file) throws InterruptedException {
    if (command.isEmpty()) {
      return new Extraction.Refusal(MISSING);
    }
    while (true) {
      Optional<ChildProcess> started = start(command.get());
      if (started.isEmpty()) {
        return new Extraction.Refusal(UNSTARTABLE);
      }
      boolean first = started.get().isFresh();
      try {
        return started.get().read(file, limits.file());
      } catch (ChildLostException lost) {
        close();
        if (first || lost.loss() == Loss.LATE) {
          return new Extraction.Refusal(lost.getMessage() + ": split it, or take it out");
        }
        // It may be the fault of what was read before.
      }
    }
  }

  /** The child, started if there is none; none when it cannot be, which is not tried again. */
  private Optional<ChildProcess> start(ChildCommand started) throws InterruptedException {
    if (child != null && !child.isAlive()) {
      close();
    }
    if (child == null && !unstartable) {
      try {
        child = ChildProcess.start(started, limits.start());
      } catch (ChildLostException | IOException failure) {
        unstartable = true;
      }
    }
    return Optional.ofNullable(child);
  }

  @Override
  public void close() {
    if (child != null) {
      child.close();
      child = null;
    }
  }
}

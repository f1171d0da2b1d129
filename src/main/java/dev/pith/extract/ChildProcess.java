package dev.pith.extract;

import dev.pith.extract.ChildLostException.Loss;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A running child. Once it is lost it answers nothing more and has to be closed. For one thread,
 * which may be interrupted while it waits.
 */
final class ChildProcess implements AutoCloseable {
  private static final Duration TO_END = Duration.ofSeconds(2);

  private final Process process;
  private final ChildFolder folder;
  private final ChildCommand command;
  private final DataOutputStream requests;
  private final DataInputStream answers;
  private boolean fresh = true;

  private ChildProcess(Process process, ChildFolder folder, ChildCommand command) {
    this.process = process;
    this.folder = folder;
    this.command = command;
    this.requests = new DataOutputStream(process.getOutputStream());
    this.answers = new DataInputStream(process.getInputStream());
  }

  /**
   * Starts one and waits until it is ready.
   *
   * @throws IOException when there is no such program, or no place for temporary files
   */
  static ChildProcess start(ChildCommand command, Duration limit)
      throws IOException, ChildLostException, InterruptedException {
    ChildFolder folder = ChildFolder.make();
    Process process;
    try {
      process = command.start(folder);
    } catch (IOException failure) {
      folder.delete();
      throw failure;
    }
    ChildProcess child = new ChildProcess(process, folder, command);
    boolean ready = false;
    try {
      child.within(
          limit,
          () -> {
            MessageFormat.readReady(child.answers);
            return child;
          });
      ready = true;
      return child;
    } finally {
      if (!ready) {
        child.close();
      }
    }
  }

  /** Reads one file. */
  Extraction read(Path file, Duration limit) throws ChildLostException, InterruptedException {
    fresh = false;
    return within(
        limit,
        () -> {
          MessageFormat.writeRequest(requests, file);
          return MessageFormat.readAnswer(answers);
        });
  }

  /** Whether it has not been asked yet: what goes wrong then is not for what came before. */
  boolean isFresh() {
    return fresh;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** On a thread of its own, because reading from a process cannot be interrupted. */
  private <T> T within(Duration limit, Callable<T> talk)
      throws ChildLostException, InterruptedException {
    FutureTask<T> task = new FutureTask<>(talk);
    Thread.ofPlatform().daemon().name("extraction").start(task);
    try {
      return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw new ChildLostException(
          Loss.LATE, "took more than %d s".formatted(Math.max(1, limit.toSeconds())));
    } catch (ExecutionException broken) {
      throw ended();
    }
  }

  private ChildLostException ended() throws InterruptedException {
    if (!process.waitFor(TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
      return new ChildLostException(Loss.BROKEN, "made the process that read it answer nonsense");
    }
    return process.exitValue() == ChildCommand.OUT_OF_MEMORY
        ? new ChildLostException(
            Loss.OUT_OF_MEMORY,
            "needs more than %d MB of memory".formatted(command.heapMegabytes()))
        : new ChildLostException(
            Loss.BROKEN,
            "ended the process that read it (exit code %d)".formatted(process.exitValue()));
  }

  /** Kills it, and waits until it is gone. */
  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
    folder.delete();
  }
}

package dev.pith.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.concurrent.CancellationException;

/** Turns what went wrong into the one line that a user can act on. */
final class Failure {
  private Failure() {}

  static boolean isInterruption(Throwable failure) {
    return failure instanceof InterruptedException
        || failure instanceof CancellationException
        // Java closes a file under a thread that is interrupted.
        || failure instanceof ClosedByInterruptException
        || failure.getCause() instanceof ClosedByInterruptException;
  }

  static String sentence(Throwable failure) {
    return switch (failure) {
      case UncheckedIOException unchecked when unchecked.getCause() != null ->
          sentence(unchecked.getCause());
      case NoSuchFileException missing -> missing.getFile() + " does not exist";
      case AccessDeniedException denied -> denied.getFile() + " may not be read or written";
      case FileSystemException file when isDiskFull(file) ->
          "the disk is full; free some space and run the command again";
      case IOException io when isDiskFull(io) ->
          "the disk is full; free some space and run the command again";
      case OutOfMemoryError memory ->
          "out of memory; give the JVM more with JAVA_TOOL_OPTIONS=-Xmx4g";
      default -> known(failure);
    };
  }

  private static boolean isDiskFull(IOException failure) {
    return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("no space left");
  }

  private static String known(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank()
        ? "internal error: " + failure.getClass().getName()
        : message.lines().findFirst().orElseThrow();
  }
}

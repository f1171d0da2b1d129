package dev.pith.cli;

import dev.pith.encode.NativeCalls;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How the process ends. On Ctrl-C, SIGTERM or SIGHUP the command's thread is interrupted, then cut
 * off from native code, and given time to close what it has open; a second signal ends at once.
 *
 * <p>Signals are caught here and not in a shutdown hook, because hooks run beside each other, and
 * one of them frees what native calls under way still use.
 */
final class Ending {
  private static final Duration FOR_A_BATCH = Duration.ofSeconds(2);

  /** A server lets what it has accepted finish within ten seconds. */
  private static final Duration FOR_REQUESTS = Duration.ofSeconds(11);

  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final int SIGNALLED = 128;
  private static final int TERMINATED = 143;

  /** Whether what the command waits for is to be asked to end. */
  private static final AtomicBoolean AWAITED = new AtomicBoolean();

  private final Thread command;
  private int signalCode;

  private Ending(Thread command) {
    this.command = command;
  }

  /** Watches over the thread that runs the command. */
  static Ending ofThisThread() {
    Ending ending = new Ending(Thread.currentThread());
    for (String signal : List.of("INT", "TERM", "HUP")) {
      Signals.on(signal, number -> ending.onSignal(SIGNALLED + number));
    }
    JobProcess.whenServerEnds(() -> ending.onSignal(TERMINATED));
    return ending;
  }

  private void onSignal(int code) {
    if (!isFirst(code)) {
      Runtime.getRuntime().halt(code);
    }
    command.interrupt();
    try {
      if (!command.join(AWAITED.get() ? FOR_REQUESTS : FOR_A_BATCH)) {
        NativeCalls.ofProcess().end();
      }
      if (!command.join(GRACE)) {
        Runtime.getRuntime().halt(code);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean isFirst(int code) {
    boolean first = signalCode == 0;
    signalCode = code;
    return first;
  }

  /**
   * Tells that this process runs until it is asked to end: SIGTERM, whatever the command is at, is
   * no failure from here on.
   */
  static void await() {
    AWAITED.set(true);
  }

  /** Ends the process, from the command's thread once its work is over. */
  void exit(int code) {
    NativeCalls.ofProcess().end();
    int signal = signalled();
    boolean ended = code == 0 || code == Main.INTERRUPTED;
    boolean asked = ended && signal == TERMINATED && AWAITED.get();
    System.exit(asked ? 0 : signal == 0 ? code : signal);
  }

  private synchronized int signalled() {
    return signalCode;
  }
}

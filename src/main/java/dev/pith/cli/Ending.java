package dev.pith.cli;

import java.time.Duration;

/**
 * How the process ends: on Ctrl-C or SIGTERM the command's thread is interrupted and given time to
 * close what it has open.
 */
final class Ending {
  private static final Duration GRACE = Duration.ofSeconds(20);

  private volatile boolean asked;

  private Ending() {}

  /** Watches over the thread that runs the command. */
  static Ending ofThisThread() {
    Ending ending = new Ending();
    Thread command = Thread.currentThread();
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("ending").unstarted(() -> ending.ask(command)));
    return ending;
  }

  private void ask(Thread command) {
    asked = true;
    command.interrupt();
    try {
      command.join(GRACE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the process, unless it is ending already: then the command's thread just returns. */
  void exit(int code) {
    if (!asked) {
      Thread.ofPlatform().name("exit").start(() -> System.exit(code));
    }
  }
}

package dev.pith.cli;

import dev.pith.jobs.JobLauncher;
import dev.pith.jobs.JobQueue;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A command of Pith in a process of its own, for the queue of a server. The process knows by a
 * property whose job it does: it tells more often how far it is, marks what came of its work, and
 * ends when the server is gone.
 */
final class JobProcess implements JobLauncher {
  /** Stands before the line that says what came of the work. */
  static final String OUTCOME = JobQueue.OUTCOME;

  /** Property with the number of the server's process. */
  static final String SERVER = "pith.server";

  @Override
  public Process start(List<String> arguments) throws IOException {
    String flag = "-D%s=%d".formatted(SERVER, ProcessHandle.current().pid());
    return new ProcessBuilder(JavaCommand.of(Main.class, List.of(flag), arguments)).start();
  }

  /** The server whose job this process does, if it does one. */
  static OptionalLong server() {
    return Optional.ofNullable(Long.getLong(SERVER)).stream().mapToLong(pid -> pid).findFirst();
  }

  /** Runs an action when that server is gone; at once, when it is gone already. */
  static void whenServerEnds(Runnable action) {
    server()
        .ifPresent(
            pid ->
                Thread.ofPlatform().name("server's end").daemon().start(() -> await(pid, action)));
  }

  private static void await(long pid, Runnable action) {
    ProcessHandle.of(pid).ifPresent(server -> server.onExit().join());
    action.run();
  }
}

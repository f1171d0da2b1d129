package dev.pith.jobs;

import java.io.IOException;
import java.util.List;

/**
 * Starts one command. What the process prints as lines is read from both of its streams; SIGTERM
 * has to end it, and so has the end of this process.
 */
@FunctionalInterface
public interface JobLauncher {
  /**
   * Starts.
   *
   * @param arguments of Pith
   * @throws IOException when there is no process
   */
  Process start(List<String> arguments) throws IOException;
}

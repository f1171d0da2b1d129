package dev.pith.jobs;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Jobs whose commands are lines for a shell. */
public final class Scripts {
  private Scripts() {}

  /** Runs the only argument. */
  public static JobLauncher launcher() {
    return arguments -> new ProcessBuilder("sh", "-c", arguments.getFirst()).start();
  }

  /** Commands that may name the job's folder as {@code $F} and that of its result as {@code $R}. */
  public static JobCommands of(String... lines) {
    return folder -> {
      Path result = folder.resolve(JobCommands.RESULT);
      String names = "F='%s'; R='%s'; ".formatted(folder, result);
      return Arrays.stream(lines).map(line -> List.of(names + line)).toList();
    };
  }
}

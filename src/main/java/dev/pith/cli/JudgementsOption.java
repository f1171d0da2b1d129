package dev.pith.cli;

import dev.pith.corpus.JudgementLog;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --judgements} of a server. */
final class JudgementsOption {
  @Option(
      names = "--judgements",
      paramLabel = "FILE",
      description = {
        "Let everyone who can reach the server say which answers are relevant, by thumbs on the page",
        "(/api/judgements). They are kept in this file; pith collection makes a test collection of"
            + " them."
      })
  private @Nullable Path file;

  /** Opens the log; null when nobody asked for one. */
  @Nullable JudgementLog open(Console console) {
    return file == null ? null : open(file, console);
  }

  /** What tells {@code pith collection} of the same file. */
  List<String> arguments() {
    return file == null ? List.of() : arguments(file);
  }

  static List<String> arguments(Path file) {
    return List.of("--judgements", file.toAbsolutePath().normalize().toString());
  }

  /** Opens a log, and tells what a crash has left in it. */
  static JudgementLog open(Path file, Console console) {
    JudgementLog log = JudgementLog.open(file, InstantSource.system());
    log.remark().ifPresent(console::note);
    return log;
  }
}

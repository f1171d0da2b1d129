package dev.pith.cli;

import dev.pith.index.IndexSnapshot;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes an index of a snapshot. */
@Command(
    name = "restore",
    description = {
      "Make an index of a snapshot, which stays as it is. Nothing is overwritten:",
      "move an index that is damaged away first, and end the server that has it open."
    },
    mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--snapshot", required = true, paramLabel = "DIR", description = "The snapshot.")
  private Path snapshot = Path.of("");

  @Option(names = "--index", required = true, paramLabel = "DIR", description = "A new folder.")
  private Path index = Path.of("");

  RestoreCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    SnapshotCommand.print(console, IndexSnapshot.copy(snapshot, index), index);
    return 0;
  }
}

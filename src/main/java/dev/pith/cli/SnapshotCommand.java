package dev.pith.cli;

import dev.pith.index.IndexSnapshot;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Copies an index that may be in use. */
@Command(
    name = "snapshot",
    description = {
      "Copy an index, also while a server or another command uses it.",
      "Every checksum is compared; the copy appears whole, or not at all. It is an index too."
    },
    mixinStandardHelpOptions = true)
final class SnapshotCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--index", required = true, paramLabel = "DIR", description = "The index.")
  private Path index = Path.of("");

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "A new folder.")
  private Path out = Path.of("");

  SnapshotCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    print(console, IndexSnapshot.copy(index, out), out);
    return 0;
  }

  static void print(Console console, IndexSnapshot copy, Path folder) {
    console.print(
        "%,d documents in %s (%d files, %.1f MB, every checksum fits)"
            .formatted(copy.documents(), folder, copy.files(), copy.bytes() / 1e6));
  }
}

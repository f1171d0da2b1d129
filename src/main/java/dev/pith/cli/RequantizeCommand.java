package dev.pith.cli;

import dev.pith.index.DocumentIndex;
import dev.pith.index.IndexBytes;
import dev.pith.index.IndexCopy;
import dev.pith.index.VectorPrecision;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes an index anew with other bits. */
@Command(
    name = "requantize",
    description = {
      "Write an index anew with more or fewer bits for its vectors; nothing is embedded again.",
      "Searches look at the quantized vectors in memory and score what they find by the full ones."
    },
    mixinStandardHelpOptions = true)
final class RequantizeCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--index", required = true, paramLabel = "DIR", description = "The index.")
  private Path index = Path.of("");

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "A new folder.")
  private Path out = Path.of("");

  @Option(
      names = "--vector-bits",
      required = true,
      paramLabel = "N",
      converter = VectorBits.class,
      description = "Of each component: 32, 8, 7, 4, 2 or 1.")
  private VectorPrecision precision = VectorPrecision.FLOAT32;

  RequantizeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    IndexCopy.write(index, out, precision);
    console.print("%s: %s".formatted(index, told(index)));
    console.print("%s: %s".formatted(out, told(out)));
    return 0;
  }

  private static String told(Path folder) {
    try (DocumentIndex opened = DocumentIndex.open(folder)) {
      IndexBytes bytes = opened.bytes();
      return "%,d documents, %d-bit vectors, %.1f MB on disk, %.1f MB of it hot"
          .formatted(
              opened.documentCount(),
              opened.precision().bits(),
              bytes.disk() / 1e6,
              bytes.hot() / 1e6);
    }
  }
}

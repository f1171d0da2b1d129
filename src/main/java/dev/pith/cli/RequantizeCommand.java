package dev.pith.cli;

import dev.pith.index.DocumentIndex;
import dev.pith.index.GraphShape;
import dev.pith.index.IndexBytes;
import dev.pith.index.IndexCopy;
import dev.pith.index.VectorPrecision;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes an index anew with other bits or another graph. */
@Command(
    name = "requantize",
    description = {
      "Write an index anew with more or fewer bits for its vectors, or with another graph; nothing is embedded again.",
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
      paramLabel = "N",
      converter = VectorBits.class,
      description = "Of each component: 32, 8, 7, 4, 2 or 1 (as the index has, unless given).")
  private @Nullable VectorPrecision precision;

  @Mixin private GraphOptions graph = new GraphOptions();

  @Spec private CommandSpec spec;

  RequantizeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (precision == null && !graph.isGiven()) {
      throw new ParameterException(
          spec.commandLine(), "name what is to be other: --vector-bits, --neighbours or --beam");
    }
    try (DocumentIndex from = DocumentIndex.open(index)) {
      GraphShape shape = graph.over(from.graph());
      if (!shape.equals(from.graph())) {
        console.note("linking all vectors anew ...");
      }
      IndexCopy.write(index, out, Objects.requireNonNullElse(precision, from.precision()), shape);
    }
    console.print("%s: %s".formatted(index, told(index)));
    console.print("%s: %s".formatted(out, told(out)));
    return 0;
  }

  private static String told(Path folder) {
    try (DocumentIndex opened = DocumentIndex.open(folder)) {
      IndexBytes bytes = opened.bytes();
      return "%,d documents, %d-bit vectors, a graph of %s, %.1f MB on disk, %.1f MB of it hot"
          .formatted(
              opened.documentCount(),
              opened.precision().bits(),
              opened.graph(),
              bytes.disk() / 1e6,
              bytes.hot() / 1e6);
    }
  }
}

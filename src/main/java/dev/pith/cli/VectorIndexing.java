package dev.pith.cli;

import dev.pith.index.GraphShape;
import dev.pith.index.Progress;
import dev.pith.index.VectorLoad;
import dev.pith.index.VectorPrecision;
import dev.pith.spark.SparkLibraries;
import dev.pith.spark.VectorFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts what {@code pith embed} has made into an index.
 *
 * @param precision that was asked for; null for that of the index
 */
record VectorIndexing(
    Console console,
    Path vectors,
    Path index,
    @Nullable VectorPrecision precision,
    GraphOptions graph) {
  int run() throws IOException {
    SparkLibraries.require();
    try (VectorFolder folder = VectorFolder.open(vectors);
        VectorLoad load =
            VectorLoad.open(
                index,
                folder.lineage().field(),
                Objects.requireNonNullElse(precision, VectorPrecision.FLOAT32),
                graph.over(GraphShape.DEFAULT))) {
      requireAlike(load);
      Progress reached;
      try (StepBars bars = new StepBars(console)) {
        reached =
            load.load(
                folder.documents(),
                folder.totals().documents(),
                progress -> bars.report("indexing", progress.done(), folder.totals().documents()));
      }
      console.print(
          "%,d documents in %s (%,d were there before)"
              .formatted(reached.done(), index, reached.skipped()));
      return reached.complete() ? 0 : 1;
    }
  }

  private void requireAlike(VectorLoad load) {
    if (precision != null && precision != load.precision()) {
      throw new CliException(
          "index %s has %d-bit vectors: leave --vector-bits out, or make a copy with pith requantize"
              .formatted(index, load.precision().bits()));
    }
    if (!graph.over(load.graph()).equals(load.graph())) {
      throw new CliException(
          "index %s has a graph of %s: leave --neighbours and --beam out, or make a copy with pith requantize"
              .formatted(index, load.graph()));
    }
  }
}

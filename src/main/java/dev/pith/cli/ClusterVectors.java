package dev.pith.cli;

import dev.pith.cluster.ClusterConnection;
import dev.pith.cluster.ClusterIndex;
import dev.pith.cluster.ClusterLoad;
import dev.pith.cluster.ClusterShape;
import dev.pith.index.Progress;
import dev.pith.index.VectorPrecision;
import dev.pith.spark.SparkLibraries;
import dev.pith.spark.VectorFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts what {@code pith embed} has made into an index on a cluster.
 *
 * @param precision that was asked for; null for that of the index
 */
record ClusterVectors(
    Console console,
    Path vectors,
    ClusterOptions cluster,
    @Nullable VectorPrecision precision,
    ClusterShape shape) {
  /** The exit code. */
  int run() throws IOException {
    SparkLibraries.require();
    try (VectorFolder folder = VectorFolder.open(vectors);
        ClusterConnection connection = cluster.connect();
        SetAsideList setAside = new SetAsideList(Path.of(cluster.name().alias()))) {
      ClusterIndex index =
          ClusterIndex.openOrCreate(
              connection,
              cluster.name(),
              folder.lineage().field(),
              Objects.requireNonNullElse(precision, VectorPrecision.FLOAT32),
              shape);
      ClusterBuild.requireBits(index, precision);
      Progress reached = load(index, folder, setAside);
      ClusterBuild.tell(console, index, reached);
      setAside.tell(console, reached.complete());
      return reached.complete() && setAside.isEmpty() ? 0 : 1;
    }
  }

  private Progress load(ClusterIndex index, VectorFolder folder, SetAsideList setAside) {
    long total = folder.totals().documents();
    try (ShownProgress shown = new ShownProgress(console, "indexing")) {
      return new ClusterLoad(index, total, shown, setAside).run(folder.documents());
    }
  }
}

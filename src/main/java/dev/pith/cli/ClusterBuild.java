package dev.pith.cli;

import dev.pith.cluster.ClusterConnection;
import dev.pith.cluster.ClusterIndex;
import dev.pith.cluster.ClusterIngest;
import dev.pith.cluster.ClusterShape;
import dev.pith.cluster.VectorLayout;
import dev.pith.corpus.DocumentSource;
import dev.pith.encode.OpenEncoders;
import dev.pith.index.Progress;
import dev.pith.index.VectorPrecision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Puts a corpus into an index on a cluster.
 *
 * @param precision of a new index; null for what there is, or 32 bits
 * @param passageTokens of a new index; empty for what there is, or whole documents
 * @param existing what happens to documents that are there
 */
record ClusterBuild(
    Console console,
    ClusterOptions cluster,
    @Nullable VectorPrecision precision,
    OptionalInt passageTokens,
    ClusterShape shape,
    ClusterIngest.Existing existing) {
  /** The exit code. */
  int run(DocumentSource source, OpenEncoders opened) throws IOException {
    try (ClusterConnection connection = cluster.connect();
        SetAsideList setAside = new SetAsideList(Path.of(cluster.name().alias()))) {
      ClusterIndex index =
          ClusterIndex.openOrCreate(
              connection,
              cluster.name(),
              opened.all(),
              new VectorLayout(
                  Objects.requireNonNullElse(precision, VectorPrecision.FLOAT32), passageTokens),
              shape);
      requireBits(index, precision);
      PassagesOption.require(
          "index " + index.name(), index.layout().passageTokens(), passageTokens);
      Progress reached = build(index, source, opened, setAside);
      tell(console, index, reached);
      setAside.tell(console, reached.complete());
      return reached.complete() && setAside.isEmpty() ? 0 : 1;
    }
  }

  static void tell(Console console, ClusterIndex index, Progress reached) {
    console.print(
        "%,d documents in %s, which is %s on the cluster (%,d were there before)"
            .formatted(reached.done(), index.name(), index.generation(), reached.skipped()));
  }

  static void requireBits(ClusterIndex index, @Nullable VectorPrecision precision) {
    if (precision != null && precision != index.layout().precision()) {
      throw new CliException(
          "index %s has %d-bit vectors: leave --vector-bits out, or see pith reindex"
              .formatted(index.name(), index.layout().precision().bits()));
    }
  }

  private Progress build(
      ClusterIndex index, DocumentSource source, OpenEncoders opened, SetAsideList setAside) {
    ShownProgress shown = new ShownProgress(console, "indexing");
    try (shown) {
      return new ClusterIngest(index, opened.all(), shown, setAside).run(source, existing);
    }
  }
}

package dev.pith.cli;

import dev.pith.cluster.ClusterConnection;
import dev.pith.cluster.ClusterIndex;
import dev.pith.cluster.ClusterReindex;
import dev.pith.encode.OpenEncoders;
import dev.pith.index.DocumentIndex;
import dev.pith.index.Progress;
import dev.pith.index.Reindex;
import dev.pith.index.VectorPrecision;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Embeds an index's documents again. */
@Command(
    name = "reindex",
    description = {
      "Embed the documents of an index again, by other encoders; their texts are in it.",
      "The new index is built beside the old one, checked, and takes its place at once.",
      "Interrupted, the old one stays; the same command goes on from there."
    },
    mixinStandardHelpOptions = true)
final class ReindexCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private IndexPlace place = new IndexPlace();

  @Mixin private ShapeOptions shape = new ShapeOptions();

  @Spec private CommandSpec spec;

  @Option(
      names = "--encoder",
      required = true,
      paramLabel = "[NAME=]DIR",
      converter = EncoderArgument.Converter.class,
      description = "Encoder that makes the new vectors; can be given twice or more.")
  private List<EncoderArgument> encoders = List.of();

  @Option(
      names = "--vector-bits",
      paramLabel = "N",
      converter = VectorBits.class,
      description = "Of each component: 32, 8, 7, 4, 2 or 1 (as the index has, unless given).")
  private @Nullable VectorPrecision precision;

  ReindexCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    place.check(spec);
    return place.isCluster() ? onCluster() : inFolder();
  }

  private int onCluster() {
    try (OpenEncoders opened = EncoderArgument.openAll(encoders);
        ClusterConnection connection = place.cluster().connect()) {
      ClusterIndex from = place.cluster().open(connection);
      ClusterReindex reindex =
          ClusterReindex.start(
              from,
              opened.all(),
              Objects.requireNonNullElse(precision, from.layout().precision()),
              shape.shape());
      Progress reached;
      try (ShownProgress shown = new ShownProgress(console, "reindexing")) {
        reached = reindex.run(shown);
      }
      if (!reached.complete()) {
        return 1;
      }
      console.print(
          "%,d documents in %s, embedded again into %s (%,d by an earlier run)"
              .formatted(
                  reached.done(), from.name(), reindex.next().generation(), reached.skipped()));
    }
    return 0;
  }

  private int inFolder() {
    Path index = place.folder();
    AtomicLong before = new AtomicLong();
    long documents;
    try (OpenEncoders opened = EncoderArgument.openAll(encoders);
        DocumentIndex from = DocumentIndex.open(index);
        Reindex reindex =
            Reindex.start(
                from,
                opened.all(),
                Objects.requireNonNullElse(precision, from.precision()),
                Thread.currentThread()::isInterrupted)) {
      ProgressBar bar = console.bar("reindexing", from.documentCount(), "documents");
      reindex.copy(
          progress -> {
            before.set(progress.skipped());
            bar.show(progress.done());
          });
      bar.close();
      console.note("checking the new vectors ...");
      reindex.verify();
      reindex.conclude();
      documents = from.documentCount();
    }
    Reindex.deleteOld(index);
    console.print(
        "%,d documents in %s, embedded again (%,d by an earlier run)"
            .formatted(documents, index, before.get()));
    return 0;
  }
}

package dev.pith.cli;

import dev.pith.corpus.BeirFolder;
import dev.pith.disk.FileTree;
import dev.pith.encode.Encoder;
import dev.pith.index.DocumentIndex;
import dev.pith.index.DocumentWriter;
import dev.pith.index.GrownIndex;
import dev.pith.index.IndexBuild;
import dev.pith.index.IndexCopy;
import dev.pith.index.VectorPrecision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** An index for one measurement; its folder is deleted at the end. */
record TemporaryIndex(Path folder, DocumentIndex index) implements AutoCloseable {
  private static final long SEED = 1;

  /** Embeds the corpus with all encoders. */
  static TemporaryIndex of(
      Console console, String name, BeirFolder corpus, List<? extends Encoder> encoders)
      throws IOException {
    return of(console, name, corpus, encoders, OptionalInt.empty());
  }

  /** The same in passages. */
  static TemporaryIndex of(
      Console console,
      String name,
      BeirFolder corpus,
      List<? extends Encoder> encoders,
      OptionalInt passageTokens)
      throws IOException {
    return written(
        folder -> {
          try (DocumentWriter writer =
                  DocumentWriter.create(
                      folder, List.copyOf(encoders), VectorPrecision.FLOAT32, passageTokens);
              StepBars bars = new StepBars(console)) {
            new IndexBuild(
                    writer,
                    progress ->
                        bars.report(
                            name + ": indexing",
                            progress.done(),
                            progress.total().orElse(progress.done())))
                .run(corpus);
          }
        });
  }

  /** A copy of an index, with the vectors of one of its encoders alone. */
  static TemporaryIndex copy(Path from, Encoder encoder, VectorPrecision precision)
      throws IOException {
    return written(folder -> IndexCopy.write(from, folder, precision, encoder));
  }

  /** An index of so many documents, the first of which are those of another one. */
  static TemporaryIndex grown(Console console, Path from, long documents) throws IOException {
    String step = "%,d vectors".formatted(documents);
    try (StepBars bars = new StepBars(console)) {
      return written(
          folder ->
              GrownIndex.write(
                  from, folder, documents, SEED, done -> bars.report(step, done, documents)));
    }
  }

  private static TemporaryIndex written(Consumer<Path> writing) throws IOException {
    Path folder = Files.createTempDirectory("pith-bench");
    try {
      writing.accept(folder);
      return new TemporaryIndex(folder, DocumentIndex.open(folder));
    } catch (RuntimeException failure) {
      FileTree.delete(folder);
      throw failure;
    }
  }

  @Override
  public void close() throws IOException {
    index.close();
    FileTree.delete(folder);
  }
}

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
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * An index for one measurement; its folder is deleted at the end, or gets the name of one that
 * stays.
 */
record TemporaryIndex(Path folder, DocumentIndex index) implements AutoCloseable {
  /** Where such folders are, unless another place is named. */
  static final Path PARENT = Path.of(System.getProperty("java.io.tmpdir"));

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
  static TemporaryIndex grown(Console console, Path from, long documents, Path parent)
      throws IOException {
    String step = "%,d vectors".formatted(documents);
    try (StepBars bars = new StepBars(console)) {
      return written(
          parent,
          folder ->
              GrownIndex.write(
                  from, folder, documents, SEED, done -> bars.report(step, done, documents)));
    }
  }

  private static TemporaryIndex written(Consumer<Path> writing) throws IOException {
    return written(PARENT, writing);
  }

  private static TemporaryIndex written(Path parent, Consumer<Path> writing) throws IOException {
    Path folder = Files.createTempDirectory(parent, "pith-bench");
    try {
      writing.accept(folder);
      return new TemporaryIndex(folder, DocumentIndex.open(folder));
    } catch (RuntimeException failure) {
      FileTree.delete(folder);
      throw failure;
    }
  }

  /** Closes it and leaves it under another name, in the same file system. */
  void closeAs(Path place) throws IOException {
    index.close();
    Files.move(folder, place, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    index.close();
    FileTree.delete(folder);
  }
}

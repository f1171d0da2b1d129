package dev.pith.spark;

import dev.pith.index.EncodedDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** What {@link BulkEmbedding} has made, opened for reading; for one thread. */
public final class VectorFolder implements AutoCloseable {
  private static final int BATCH_DOCUMENTS = 1_024;

  private final EmbeddingLineage lineage;
  private final EmbeddingTotals totals;
  private final Deque<PartFile> files;
  private final Deque<EncodedDocument> batch = new ArrayDeque<>();
  private PartFile.@Nullable Rows rows;

  private VectorFolder(EmbeddingLineage lineage, EmbeddingTotals totals, List<PartFile> files) {
    this.lineage = lineage;
    this.totals = totals;
    this.files = new ArrayDeque<>(files);
  }

  /**
   * Reads the footers of all files.
   *
   * @throws EmbeddingException when it is not complete, or a file is missing or another encoder's
   */
  public static VectorFolder open(Path path) throws IOException {
    EmbeddingFolder folder = new EmbeddingFolder(path);
    if (!Files.isDirectory(path)) {
      throw new EmbeddingException(path + " is no folder: name one that pith embed has written");
    }
    EmbeddingLineage lineage =
        folder
            .lineage()
            .orElseThrow(
                () ->
                    new EmbeddingException(
                        path + " has no vectors: name a folder that pith embed has written"));
    EmbeddingTotals totals =
        folder
            .totals()
            .orElseThrow(
                () ->
                    new EmbeddingException(
                        path + " is not complete: run the same pith embed again"));
    return new VectorFolder(lineage, totals, checked(folder, lineage, totals));
  }

  private static List<PartFile> checked(
      EmbeddingFolder folder, EmbeddingLineage lineage, EmbeddingTotals totals) throws IOException {
    List<PartFile> files = new ArrayList<>();
    long documents = 0;
    for (int number : folder.parts()) {
      PartFile file = new PartFile(folder.part(number));
      PartFile.Footer footer = file.footer();
      if (!footer.fingerprint().equals(lineage.fingerprint())) {
        throw new EmbeddingException(
            "%s has vectors of another encoder than %s: delete it and run pith embed again"
                .formatted(file.path(), lineage.field()));
      }
      documents += footer.documents();
      files.add(file);
    }
    if (files.size() != totals.partitions() || documents != totals.documents()) {
      throw new EmbeddingException(
          "%s has %,d documents in %,d files, and was complete with %,d in %,d: run pith embed again"
              .formatted(
                  folder.path(), documents, files.size(), totals.documents(), totals.partitions()));
    }
    return files;
  }

  /** What made the vectors. */
  public EmbeddingLineage lineage() {
    return lineage;
  }

  public EmbeddingTotals totals() {
    return totals;
  }

  /** All documents in the order of the corpus, once. Failures are {@link UncheckedIOException}. */
  public Iterator<EncodedDocument> documents() {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        try {
          fill();
          return !batch.isEmpty();
        } catch (IOException failure) {
          throw new UncheckedIOException(failure);
        }
      }

      @Override
      public EncodedDocument next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return batch.removeFirst();
      }
    };
  }

  private void fill() throws IOException {
    while (batch.isEmpty()) {
      PartFile.Rows open = rows;
      if (open == null) {
        if (files.isEmpty()) {
          return;
        }
        open = files.removeFirst().open();
        rows = open;
      }
      batch.addAll(open.next(BATCH_DOCUMENTS));
      if (batch.isEmpty()) {
        close();
      }
    }
  }

  @Override
  public void close() throws IOException {
    PartFile.Rows open = rows;
    rows = null;
    if (open != null) {
      open.close();
    }
  }
}

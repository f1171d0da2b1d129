package dev.pith.spark;

import dev.pith.disk.DurableFile;
import dev.pith.index.EncodedDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.ParquetDecodingException;

/**
 * A Parquet file of documents with vectors, whole or not there at all. Its footer tells what made
 * it, by the keys {@code pith.fingerprint}, {@code pith.encoder} and {@code pith.source.sha256}.
 *
 * @param path the file
 */
record PartFile(Path path) {
  private static final String FINGERPRINT = "pith.fingerprint";
  private static final String ENCODER = "pith.encoder";
  private static final String SOURCE = "pith.source.sha256";

  /** Batches that are written one after another; each is asked for when the last is written. */
  @FunctionalInterface
  interface Batches {
    /** The next; empty after the last. */
    List<EncodedDocument> next() throws IOException;
  }

  /**
   * What the footer tells.
   *
   * @param fingerprint of the encoder
   * @param sourceSha256 hash of the documents as they were staged
   * @param documents how many rows there are
   */
  record Footer(String fingerprint, String sourceSha256, long documents) {}

  /** Writes it; nobody sees it before it is on the disk. */
  void write(EmbeddingLineage lineage, String sourceSha256, Batches batches) throws IOException {
    Map<String, String> notes = new HashMap<>();
    notes.put(FINGERPRINT, lineage.fingerprint());
    notes.put(ENCODER, lineage.encoder());
    notes.put(SOURCE, sourceSha256);
    DurableFile.write(
        path,
        out -> {
          try (ParquetWriter<Group> writer =
              ExampleParquetWriter.builder(new StreamOutputFile(out))
                  .withType(DocumentRows.SCHEMA)
                  .withExtraMetaData(notes)
                  .build()) {
            for (List<EncodedDocument> batch = batches.next();
                !batch.isEmpty();
                batch = batches.next()) {
              for (EncodedDocument one : batch) {
                writer.write(DocumentRows.row(one));
              }
            }
          }
        });
  }

  Footer footer() throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(path))) {
      Map<String, String> notes = reader.getFileMetaData().getKeyValueMetaData();
      return new Footer(
          notes.getOrDefault(FINGERPRINT, ""),
          notes.getOrDefault(SOURCE, ""),
          reader.getRecordCount());
    } catch (RuntimeException broken) {
      throw new EmbeddingException(
          "%s is not what pith embed writes (%s): delete it and run pith embed again"
              .formatted(path, broken.getMessage()),
          broken);
    }
  }

  /** All documents, read as they are asked for. */
  Rows open() throws IOException {
    return new Rows(path, new Groups(new LocalInputFile(path)).build());
  }

  /** The rows of a file; close them. */
  record Rows(Path path, ParquetReader<Group> reader) implements AutoCloseable {
    /** The next documents; fewer than asked for at the end. */
    List<EncodedDocument> next(int most) throws IOException {
      List<EncodedDocument> documents = new ArrayList<>();
      try {
        for (Group row = reader.read(); row != null; row = reader.read()) {
          documents.add(DocumentRows.document(row));
          if (documents.size() == most) {
            break;
          }
        }
      } catch (ParquetDecodingException | ClassCastException broken) {
        throw new EmbeddingException(
            "%s is damaged (%s): delete it and run pith embed again"
                .formatted(path, broken.getMessage()),
            broken);
      }
      return documents;
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }

  /** Reads rows as they are. */
  private static final class Groups extends ParquetReader.Builder<Group> {
    Groups(LocalInputFile file) {
      super(file);
    }

    @Override
    protected ReadSupport<Group> getReadSupport() {
      return new GroupReadSupport();
    }
  }
}

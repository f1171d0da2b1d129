package dev.pith.index;

import dev.pith.encode.Encoder;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;

/**
 * Reads a whole index and tells what is wrong with it, while other processes may search and write:
 * the checksum of every file, whether each document has its id and a vector of every encoder, or
 * passages that have, and whether encoders that are at hand make the same vectors again.
 *
 * @param documents that can be found
 * @param files of the commit
 * @param bytes of all files
 * @param encoders what each encoder that was given made of the sample; none when ids, passages or
 *     vectors are missing
 * @param broken what is wrong, a clause each, with the name of the file or encoder; empty when
 *     nothing is
 */
public record IndexCheck(
    long documents, int files, long bytes, List<VectorCheck> encoders, List<String> broken) {
  public IndexCheck {
    encoders = List.copyOf(encoders);
    broken = List.copyOf(broken);
  }

  /**
   * Checks an index.
   *
   * @param encoders some of those that made it, or none; they belong to the caller
   * @param sample how many documents are embedded again, spread over the index; at least 1
   * @throws IndexException when there is no index, or an encoder did not make it
   */
  public static IndexCheck of(Path path, List<Encoder> encoders, int sample) {
    try {
      return Generation.use(path, generation -> of(generation, encoders, sample));
    } catch (IOException failure) {
      throw IndexException.of(path, failure);
    }
  }

  /**
   * Compares the checksum of every file, which reads all of them once.
   *
   * @throws IndexException when one does not fit, with the names of all that do not
   */
  public static void requireUndamaged(Path path) {
    try {
      List<String> broken = Generation.use(path, IndexCheck::files).broken();
      if (!broken.isEmpty()) {
        throw IndexException.broken(path, broken);
      }
    } catch (IOException failure) {
      throw IndexException.of(path, failure);
    }
  }

  private static IndexCheck of(Generation generation, List<Encoder> encoders, int sample)
      throws IOException {
    IndexCheck files = files(generation);
    return files.broken().isEmpty() ? files.andVectors(generation, encoders, sample) : files;
  }

  private static IndexCheck files(Generation generation) throws IOException {
    try (Directory directory = IndexFolder.existing(generation)) {
      IndexCheck files = files(generation.index(), directory);
      if (!files.broken().isEmpty() && !generation.isCurrent()) {
        throw IndexException.replaced(generation.index(), null);
      }
      return files;
    }
  }

  private static IndexCheck files(Path path, Directory directory) throws IOException {
    try (CommitFiles files = CommitFiles.open(directory)) {
      return new IndexCheck(
          files.documents(),
          files.names().size(),
          files.bytes(),
          List.of(),
          files.damaged().stream().map(IndexCheck::damaged).toList());
    } catch (ClosedByInterruptException asked) {
      throw asked;
    } catch (IOException unreadable) {
      List<String> culprits = damagedHeads(directory);
      String told = String.valueOf(IndexException.of(path, unreadable).getMessage());
      return new IndexCheck(0, 0, 0, List.of(), culprits.isEmpty() ? List.of(told) : culprits);
    }
  }

  private static String damaged(String file) {
    return file + ": the checksum does not fit, the file was changed or cut short";
  }

  /** Those of the files that Lucene reads first, and cannot go on without. */
  private static List<String> damagedHeads(Directory directory) throws IOException {
    List<String> damaged = new ArrayList<>();
    String commit = SegmentInfos.getLastCommitSegmentsFileName(directory);
    for (String name : directory.listAll()) {
      if (name.equals(commit) || name.endsWith(".si")) {
        try (IndexInput file = directory.openInput(name, IOContext.DEFAULT)) {
          if (CommitFiles.isDamaged(file)) {
            damaged.add(damaged(name));
          }
        }
      }
    }
    return damaged;
  }

  private IndexCheck andVectors(Generation generation, List<Encoder> opened, int sample) {
    try (DocumentIndex index = DocumentIndex.open(generation)) {
      List<String> wrong = new ArrayList<>(index.read(new FieldCheck(index.schema())));
      boolean complete = wrong.isEmpty();
      List<VectorCheck> made = new ArrayList<>();
      for (Encoder encoder : opened) {
        VectorField field = index.field(encoder, Pairing.SYMMETRIC);
        if (complete) {
          VectorCheck check = index.read(new VectorSample(field, encoder, sample));
          made.add(check);
          check.problem().ifPresent(wrong::add);
        }
      }
      return new IndexCheck(index.documentCount(), files, bytes, made, wrong);
    }
  }
}

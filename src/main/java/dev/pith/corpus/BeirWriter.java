package dev.pith.corpus;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pith.disk.DurableFile;
import dev.pith.disk.FileTree;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes a BEIR folder: into a new folder beside the target, fsynced file by file, then moved to
 * its name in one step.
 */
final class BeirWriter {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private BeirWriter() {}

  static void write(Path directory, CollectionContents contents) {
    Path target = directory.toAbsolutePath().normalize();
    Path parent = target.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new CorpusException(
          "%s has no folder to be in: make the folder above it first".formatted(directory));
    }
    try {
      Path beside = Files.createDirectory(DurableFile.beside(target));
      try {
        writeFiles(beside, contents);
        Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
        DurableFile.force(parent);
      } finally {
        FileTree.delete(beside);
      }
    } catch (FileSystemException refused) {
      throw new CorpusException(
          "%s cannot be written (%s): name a folder that does not exist yet, where you may write"
              .formatted(directory, refused.getMessage()),
          refused);
    } catch (IOException failure) {
      throw new CorpusException(
          "%s cannot be written (%s): check the disk".formatted(directory, failure.getMessage()),
          failure);
    }
  }

  private static void writeFiles(Path folder, CollectionContents contents) throws IOException {
    for (Map.Entry<String, String> note : contents.notes().entrySet()) {
      Files.writeString(folder.resolve(note.getKey()), note.getValue());
    }
    try (BufferedWriter corpus = Files.newBufferedWriter(folder.resolve(BeirFolder.CORPUS));
        Stream<Document> documents = contents.documents()) {
      for (Iterator<Document> rest = documents.iterator(); rest.hasNext(); ) {
        writeLine(corpus, DocumentJson.object(rest.next()));
      }
    }
    if (!contents.queries().isEmpty()) {
      writeQuestions(folder, contents);
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        DurableFile.force(file);
      }
    }
  }

  private static void writeQuestions(Path folder, CollectionContents contents) throws IOException {
    try (BufferedWriter queries = Files.newBufferedWriter(folder.resolve(BeirFolder.QUERIES))) {
      for (Query query : contents.queries()) {
        writeLine(
            queries, JSON.createObjectNode().put("_id", query.id()).put("text", query.text()));
      }
    }
    Path qrels = Files.createDirectory(folder.resolve(BeirFolder.QRELS));
    for (Map.Entry<String, Judgements> split : contents.splits().entrySet()) {
      QrelsFile.write(qrels, split.getKey(), split.getValue());
    }
  }

  private static void writeLine(BufferedWriter lines, ObjectNode object) throws IOException {
    lines.write(JSON.writeValueAsString(object));
    lines.write('\n');
  }
}

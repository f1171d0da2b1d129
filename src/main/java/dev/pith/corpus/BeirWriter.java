package dev.pith.corpus;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writes a sample as a BEIR folder: into a new folder beside the target, fsynced file by file, then
 * moved to its name in one step.
 */
final class BeirWriter {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String LICENCE = "LICENSE.txt";

  private BeirWriter() {}

  static void write(Path directory, WordNetSample sample, String licence) {
    Path target = directory.toAbsolutePath().normalize();
    Path parent = target.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new CorpusException(
          "%s has no folder to be in: make the folder above it first".formatted(directory));
    }
    try {
      Path beside =
          Files.createDirectory(
              parent.resolve(".%s-%s".formatted(target.getFileName(), UUID.randomUUID())));
      try {
        writeFiles(beside, sample, licence);
        Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
        sync(parent);
      } finally {
        delete(beside);
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

  private static void writeFiles(Path folder, WordNetSample sample, String licence)
      throws IOException {
    Path qrels = Files.createDirectory(folder.resolve(BeirFolder.QRELS));
    Files.writeString(folder.resolve(LICENCE), licence);
    try (BufferedWriter corpus = Files.newBufferedWriter(folder.resolve(BeirFolder.CORPUS))) {
      for (Synset synset : sample.documents()) {
        Document document = synset.document();
        writeLine(
            corpus,
            JSON.createObjectNode()
                .put("_id", document.id())
                .put("title", document.title())
                .put("text", document.text()));
      }
    }
    try (BufferedWriter queries = Files.newBufferedWriter(folder.resolve(BeirFolder.QUERIES));
        BufferedWriter judgements = Files.newBufferedWriter(qrels.resolve("test.tsv"))) {
      judgements.write("query-id\tcorpus-id\tscore\n");
      int number = 0;
      for (Map.Entry<String, Synset> query : sample.queries().entrySet()) {
        String id = "q" + ++number;
        writeLine(queries, JSON.createObjectNode().put("_id", id).put("text", query.getKey()));
        judgements.write("%s\t%s\t1\n".formatted(id, query.getValue().id()));
      }
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        sync(file);
      }
    }
  }

  private static void writeLine(BufferedWriter lines, ObjectNode object) throws IOException {
    lines.write(JSON.writeValueAsString(object));
    lines.write('\n');
  }

  private static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

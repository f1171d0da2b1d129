package dev.pith.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pith.disk.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder of documents with vectors:
 *
 * <pre>
 *   part-00017.parquet         a partition
 *   _lineage.json              what made them, {@link EmbeddingLineage}
 *   _complete.json             once all are there, {@link EmbeddingTotals}
 *   _rejected/part-00017.jsonl what of a partition has no vector, and why
 *   _rejected/reading.jsonl    what of the corpus could not be read
 *   _staged/part-00017.jsonl   a partition that is to be embedded
 *   _lock                      of the one driver
 * </pre>
 *
 * <p>Readers of Parquet pass over names that begin with an underscore.
 *
 * @param path the folder, seen by the driver and every executor
 */
record EmbeddingFolder(Path path) {
  private static final Pattern PART = Pattern.compile("part-([0-9]{5,9})\\.parquet");
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  Path part(int partition) {
    return path.resolve("part-%05d.parquet".formatted(partition));
  }

  Path staged(int partition) {
    return staging().resolve("part-%05d.jsonl".formatted(partition));
  }

  Path rejected(int partition) {
    return rejects().resolve("part-%05d.jsonl".formatted(partition));
  }

  Path staging() {
    return path.resolve("_staged");
  }

  Path rejects() {
    return path.resolve("_rejected");
  }

  Path unread() {
    return rejects().resolve("reading.jsonl");
  }

  Path lock() {
    return path.resolve("_lock");
  }

  Path complete() {
    return path.resolve("_complete.json");
  }

  private Path lineageFile() {
    return path.resolve("_lineage.json");
  }

  /** Numbers of the partitions that are whole, in order. */
  List<Integer> parts() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files
          .map(file -> PART.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .map(name -> Integer.parseInt(name.group(1)))
          .sorted()
          .toList();
    }
  }

  /** What executors that were killed had begun to write; nobody must be writing any more. */
  void deleteUnfinished() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      for (Path file :
          files.filter(file -> file.getFileName().toString().startsWith(".part-")).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Empty where nothing was embedded yet. */
  Optional<EmbeddingLineage> lineage() throws IOException {
    return read(lineageFile(), EmbeddingLineage.class);
  }

  void write(EmbeddingLineage lineage) throws IOException {
    DurableFile.write(lineageFile(), JSON.writeValueAsBytes(lineage));
  }

  /** Empty until all is embedded. */
  Optional<EmbeddingTotals> totals() throws IOException {
    return read(complete(), EmbeddingTotals.class);
  }

  void write(EmbeddingTotals totals) throws IOException {
    DurableFile.write(complete(), JSON.writeValueAsBytes(totals));
  }

  private static <T> Optional<T> read(Path file, Class<T> type) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      T read = JSON.readValue(Files.readAllBytes(file), type);
      if (read == null) {
        throw new EmbeddingException(notOurs(file, "it holds null"));
      }
      return Optional.of(read);
    } catch (JsonProcessingException broken) {
      throw new EmbeddingException(notOurs(file, broken.getOriginalMessage()), broken);
    }
  }

  private static String notOurs(Path file, String why) {
    return "%s is not what pith embed writes (%s): name another folder".formatted(file, why);
  }
}

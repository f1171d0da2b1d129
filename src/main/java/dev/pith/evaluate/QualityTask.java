package dev.pith.evaluate;

import dev.pith.corpus.BeirFolder;
import dev.pith.corpus.Document;
import dev.pith.corpus.Judgements;
import dev.pith.corpus.Query;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A test collection, reduced to what is asked: documents, and the queries that averages run over.
 *
 * @param data the name of the collection
 * @param split which of its judgements: {@code "test"}
 * @param documents with distinct ids
 * @param queries those with a relevant document, in the order of the collection; at least one
 * @param judgements of that split
 */
public record QualityTask(
    String data,
    String split,
    List<Document> documents,
    List<Query> queries,
    Judgements judgements) {
  /** The split that published figures are for. */
  public static final String TEST_SPLIT = "test";

  private static final String UNNAMED = "corpus";

  public QualityTask {
    documents = List.copyOf(documents);
    requireDistinctIds(documents);
    Set<String> counted =
        judgements.queryIds().stream()
            .filter(id -> RankingMetrics.countsInAverages(judgements.of(id)))
            .collect(Collectors.toSet());
    queries = queries.stream().filter(query -> counted.contains(query.id())).toList();
    if (counted.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has no query with a relevant document in split %s; choose another split"
              .formatted(data, split));
    }
    if (queries.size() != counted.size()) {
      throw new IllegalArgumentException(
          "%s has %d judged queries in split %s, but the text of only %d; add the missing ones"
              .formatted(data, counted.size(), split, queries.size()));
    }
  }

  /** Reads a folder; all its documents are held in memory. */
  public static QualityTask of(BeirFolder folder, String split) {
    Judgements judgements = folder.judgements(split);
    try (Stream<Document> documents = folder.documents()) {
      return new QualityTask(name(folder), split, documents.toList(), folder.queries(), judgements);
    }
  }

  /** The folder's; that of the one around it where it is just a corpus. */
  private static String name(BeirFolder folder) {
    Path around = folder.directory().toAbsolutePath().normalize().getParent();
    return folder.name().equals(UNNAMED) && around != null && around.getFileName() != null
        ? around.getFileName().toString()
        : folder.name();
  }

  private static void requireDistinctIds(List<Document> documents) {
    Set<String> seen = new HashSet<>();
    for (Document document : documents) {
      if (!seen.add(document.id())) {
        throw new IllegalArgumentException("two documents have the id " + document.id());
      }
    }
  }
}

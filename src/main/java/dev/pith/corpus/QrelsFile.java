package dev.pith.corpus;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads and writes {@code qrels/SPLIT.tsv}: the header {@code query-id corpus-id score}, then one
 * judgement a line, tab-separated, the score a whole number. A negative score, which TREC uses for
 * spam, is read as 0.
 */
final class QrelsFile {
  private static final String HEADER = "query-id\tcorpus-id\tscore";
  private static final String SUFFIX = ".tsv";
  private static final int COLUMNS = 3;
  private static final Pattern SPLIT_NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");

  private QrelsFile() {}

  static Judgements read(Path folder, String split) {
    Path file = folder.resolve(split + SUFFIX);
    if (!SPLIT_NAME.matcher(split).matches() || !Files.isRegularFile(file)) {
      throw new CorpusException(
          "there are no judgements '%s' in %s: choose from %s"
              .formatted(split, folder, splits(folder)));
    }
    Map<String, Map<String, Integer>> gains = new LinkedHashMap<>();
    try (BoundedLines lines = BoundedLines.open(file)) {
      if (!HEADER.equals(lines.next())) {
        throw lines.problem("is not the header 'query-id<TAB>corpus-id<TAB>score': put it there");
      }
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (!line.isBlank()) {
          put(gains, line, lines);
        }
      }
    }
    return new Judgements(gains);
  }

  static void write(Path folder, String split, Judgements judgements) throws IOException {
    try (BufferedWriter lines = Files.newBufferedWriter(folder.resolve(split + SUFFIX))) {
      lines.write(HEADER + "\n");
      for (String query : judgements.queryIds()) {
        for (Map.Entry<String, Integer> document : judgements.of(query).entrySet()) {
          requireNameable(query);
          requireNameable(document.getKey());
          lines.write("%s\t%s\t%d\n".formatted(query, document.getKey(), document.getValue()));
        }
      }
    }
  }

  private static void requireNameable(String id) {
    if (!Judgements.canName(id)) {
      throw new CorpusException(
          "the id '%s' has a tab or an end of line, which parts judgements: give it another"
              .formatted(id));
    }
  }

  private static void put(
      Map<String, Map<String, Integer>> gains, String line, BoundedLines lines) {
    String[] columns = line.split("\t", -1);
    if (columns.length != COLUMNS || columns[0].isBlank() || columns[1].isBlank()) {
      throw lines.problem("needs query id, document id and score, with tabs between them");
    }
    int gain = Math.max(0, gain(columns[2], lines));
    Integer before =
        gains.computeIfAbsent(columns[0], query -> new LinkedHashMap<>()).put(columns[1], gain);
    if (before != null && before != gain) {
      throw lines.problem(
          "judges query '%s' and document '%s' again, with another score: keep one"
              .formatted(columns[0], columns[1]));
    }
  }

  private static int gain(String score, BoundedLines lines) {
    try {
      return Integer.parseInt(score.strip());
    } catch (NumberFormatException notNumber) {
      throw lines.problem("has the score '%s': write a whole number".formatted(score));
    }
  }

  private static List<String> splits(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .sorted()
          .collect(Collectors.toList());
    } catch (IOException failure) {
      throw new CorpusException(
          "%s cannot be listed: check who may read it".formatted(folder), failure);
    }
  }
}

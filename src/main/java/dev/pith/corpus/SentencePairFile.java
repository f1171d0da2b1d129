package dev.pith.corpus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads pairs of sentences with the similarity that people gave them, as the STS Benchmark has them
 * (Cer et al., 2017): the header {@code score a b}, then one pair a line, tab-separated.
 */
public final class SentencePairFile {
  private static final String HEADER = "score\ta\tb";
  private static final int COLUMNS = 3;
  private static final int FEWEST_PAIRS = 2;

  private SentencePairFile() {}

  /**
   * Reads a file; at least two pairs, in its order.
   *
   * @throws CorpusException naming the line that is wrong
   */
  public static List<SentencePair> read(Path file) {
    List<SentencePair> pairs = new ArrayList<>();
    try (BoundedLines lines = BoundedLines.open(file)) {
      if (!HEADER.equals(lines.next())) {
        throw lines.problem("is not the header 'score<TAB>a<TAB>b': put it there");
      }
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (!line.isBlank()) {
          pairs.add(pair(line, lines));
        }
      }
    }
    if (pairs.size() < FEWEST_PAIRS) {
      throw new CorpusException(
          "%s has %d pairs of sentences: an order takes two or more".formatted(file, pairs.size()));
    }
    return List.copyOf(pairs);
  }

  private static SentencePair pair(String line, BoundedLines lines) {
    String[] columns = line.split("\t", -1);
    if (columns.length != COLUMNS || columns[1].isBlank() || columns[2].isBlank()) {
      throw lines.problem("needs a score and two sentences, with tabs between them");
    }
    return new SentencePair(score(columns[0], lines), columns[1], columns[2]);
  }

  private static double score(String text, BoundedLines lines) {
    try {
      double score = Double.parseDouble(text.strip());
      if (Double.isFinite(score)) {
        return score;
      }
    } catch (NumberFormatException notNumber) {
      throw lines.problem("has the score '%s': write a number".formatted(text));
    }
    throw lines.problem("has the score '%s': write a finite number".formatted(text));
  }
}

package dev.pith.cli;

import dev.pith.search.LuceneSearchEngine;
import picocli.CommandLine.Option;

/** {@code --candidates}: how far the graph of an index is searched. */
final class CandidatesOption {
  @Option(
      names = "--candidates",
      defaultValue = "" + LuceneSearchEngine.DEFAULT_CANDIDATES,
      paramLabel = "N",
      converter = Converter.class,
      description = {
        "How many of the nearest the graph of an index is asked for, 1 to 10000, or more where more hits are wanted",
        "(default ${DEFAULT-VALUE}). More miss fewer of the nearest, and take more time in each search;",
        "up to 10000 documents are compared one by one, without the graph."
      })
  private int candidates = LuceneSearchEngine.DEFAULT_CANDIDATES;

  int candidates() {
    return candidates;
  }

  /** Of one or more. */
  static final class Converter extends BoundedNumber {
    Converter() {
      super(1, LuceneSearchEngine.MOST_CANDIDATES);
    }
  }
}

package dev.pith.evaluate;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How good the ways to search are on one collection.
 *
 * @param data the collection's name
 * @param split which of its judgements
 * @param documents how many were searched
 * @param queries how many the means run over
 * @param seed of the randomization tests and bootstraps
 * @param ways words alone first, then each encoder's
 */
public record SearchQuality(
    String data, String split, int documents, int queries, long seed, List<WayQuality> ways) {
  public SearchQuality {
    ways = List.copyOf(ways);
  }

  /**
   * nDCG@10 of a hybrid way over that of the better of the two it is made of, words alone and
   * vectors alone; the interval is that of the paired difference. Absent when both score nothing.
   */
  public Optional<Figure> hybridGain(String id, WayQuality hybrid) {
    WayQuality better =
        ways.stream()
            .filter(way -> way.way().equals("lexical") || isVectorOf(way, hybrid.encoder()))
            .max(Comparator.comparingDouble(WayQuality::ndcgAt10))
            .orElseThrow();
    PairedComparison difference =
        (better.way().equals("lexical") ? hybrid.overLexical() : hybrid.overVector())
            .orElseThrow()
            .ndcgAt10();
    return Figure.share(id, better.ndcgAt10(), hybrid.ndcgAt10(), difference, queries);
  }

  private static boolean isVectorOf(WayQuality way, String encoder) {
    return way.way().equals("vector") && way.encoder().equals(encoder);
  }
}

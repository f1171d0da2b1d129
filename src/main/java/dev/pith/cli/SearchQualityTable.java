package dev.pith.cli;

import dev.pith.evaluate.PairedComparison;
import dev.pith.evaluate.SearchQuality;
import dev.pith.evaluate.WayQuality;
import java.util.Optional;
import java.util.function.Function;

/** The ways to search, one a line. */
record SearchQualityTable(Console console) {
  void print(SearchQuality quality) {
    console.print(
        "%s, split %s: %,d documents, %,d questions"
            .formatted(quality.data(), quality.split(), quality.documents(), quality.queries()));
    console.print(
        row("way", "encoder", "nDCG@10", "MRR@10", "recall@100", "nDCG over words")
            + "  nDCG over vectors          recall over vectors");
    quality.ways().forEach(way -> console.print(row(way).stripTrailing()));
  }

  private static String row(WayQuality way) {
    return row(
            way.way(),
            way.overLexical().isPresent() ? way.encoder() : "-",
            "%.4f".formatted(way.ndcgAt10()),
            "%.4f".formatted(way.mrrAt10()),
            "%.4f".formatted(way.recallAt100()),
            gain(way.overLexical(), WayQuality.Gain::ndcgAt10))
        + "  %-25s  %s"
            .formatted(
                gain(way.overVector(), WayQuality.Gain::ndcgAt10),
                gain(way.overVector(), WayQuality.Gain::recallAt100));
  }

  private static String row(
      String way, String encoder, String ndcg, String mrr, String recall, String gain) {
    return "%-13s %-12s %8s %8s %11s  %-25s".formatted(way, encoder, ndcg, mrr, recall, gain);
  }

  private static String gain(
      Optional<WayQuality.Gain> gain, Function<WayQuality.Gain, PairedComparison> measure) {
    return gain.map(measure)
        .map(c -> "%+.4f [%+.4f, %+.4f]".formatted(c.meanDifference(), c.low(), c.high()))
        .orElse("");
  }
}

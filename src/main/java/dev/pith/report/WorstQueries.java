package dev.pith.report;

import dev.pith.evaluate.EncoderQuality;
import dev.pith.evaluate.QueryScores;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The queries that lost most, because an average hides them. */
final class WorstQueries {
  private static final int SHOWN = 6;

  private record Loss(QueryScores before, QueryScores after) {
    double difference() {
      return after.ndcgAt10() - before.ndcgAt10();
    }
  }

  private final EncoderQuality reference;
  private final EncoderQuality candidate;

  WorstQueries(EncoderQuality reference, EncoderQuality candidate) {
    this.reference = reference;
    this.candidate = candidate;
  }

  /** A table, or a sentence when no query lost. */
  Element element() {
    List<Loss> losses =
        IntStream.range(0, candidate.queries().size())
            .mapToObj(i -> new Loss(reference.queries().get(i), candidate.queries().get(i)))
            .filter(loss -> loss.difference() < 0)
            .sorted(Comparator.comparingDouble(Loss::difference))
            .limit(SHOWN)
            .toList();
    if (losses.isEmpty()) {
      return Element.of("p", "No query lost anything.").with("class", "quiet");
    }
    Table table =
        new Table(
            "Queries that lost most with " + candidate.name(),
            "Query",
            Shorten.to(Shorten.LABEL, reference.name()),
            Shorten.to(Shorten.LABEL, candidate.name()));
    losses.forEach(
        loss ->
            table
                .row(Shorten.to(Shorten.QUERY, loss.after().text()))
                .number(loss.before().ndcgAt10(), Figures::score)
                .number(loss.after().ndcgAt10(), Figures::score));
    return table.element();
  }
}

package dev.pith.report;

import dev.pith.evaluate.EncoderQuality;
import dev.pith.evaluate.Figure;
import dev.pith.evaluate.Interval;
import dev.pith.evaluate.PairedComparison;
import dev.pith.evaluate.QualityDifferences;
import dev.pith.evaluate.QualityFigures;
import dev.pith.evaluate.QualityFigures.Measure;
import dev.pith.evaluate.QualityResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * What people's judgements and the reference's answers say of each encoder.
 *
 * @param series how each encoder looks, by its name
 */
record QualityTables(QualityResult quality, Function<String, Series> series) {
  List<Element> elements() {
    List<Element> tables = new ArrayList<>(List.of(scores()));
    if (quality.encoders().size() > 1) {
      tables.add(differences());
      tables.add(agreement());
    }
    return tables;
  }

  private Element scores() {
    Table table =
        new Table(
            "%s, split %s: %s documents, %s queries"
                .formatted(
                    quality.data(),
                    quality.split(),
                    Figures.count(quality.documents()),
                    Figures.count(quality.queries())),
            "Encoder",
            "nDCG@10",
            "kept",
            "MRR@10",
            "recall@100",
            "MAP",
            "asymmetric nDCG@10",
            "cosine");
    for (EncoderQuality encoder : quality.encoders()) {
      table
          .row(series.apply(encoder.name()))
          .number(encoder.ndcgAt10(), Figures::score)
          .number(encoder.relativeNdcgAt10(), Figures::percent)
          .number(encoder.mrrAt10(), Figures::score)
          .number(encoder.recallAt100(), Figures::score)
          .number(encoder.map(), Figures::score)
          .number(encoder.asymmetricNdcgAt10(), Figures::score)
          .number(encoder.meanCosine(), Figures::score);
    }
    return table.element();
  }

  /** A line a measure and encoder. */
  private Element differences() {
    Table table =
        new Table(
            "Differences to %s, query by query: bootstrap interval, paired randomization test"
                .formatted(quality.encoders().getFirst().name()),
            "Encoder",
            "measure",
            "difference",
            "95 % interval",
            "p",
            "better / equal / worse");
    for (EncoderQuality encoder : quality.encoders()) {
      encoder.differences().ifPresent(all -> differences(table, encoder.name(), all));
    }
    return table.element();
  }

  private void differences(Table table, String encoder, QualityDifferences all) {
    difference(table, encoder, "nDCG@10", all.ndcgAt10());
    difference(table, encoder, "MRR@10", all.mrrAt10());
    difference(table, encoder, "recall@100", all.recallAt100());
    difference(table, encoder, "MAP", all.averagePrecision());
  }

  private void difference(Table table, String encoder, String measure, PairedComparison one) {
    table
        .row(series.apply(encoder))
        .text(measure)
        .number(one.meanDifference(), Figures::signed)
        .interval(one.low(), one.high(), Figures::signed)
        .number(one.pValue(), Figures::pValue)
        .text("%d / %d / %d".formatted(one.wins(), one.ties(), one.losses()));
  }

  private Element agreement() {
    Table table =
        new Table(
            "Agreement with %s, judged by nobody; means and 95 %% intervals"
                .formatted(quality.encoders().getFirst().name()),
            "Encoder",
            "overlap@10",
            "95 % interval",
            "rank-biased overlap",
            "95 % interval",
            "Kendall's tau",
            "95 % interval");
    for (EncoderQuality encoder : quality.encoders().subList(1, quality.encoders().size())) {
      Table.Row row = table.row(series.apply(encoder.name()));
      Arrays.stream(Measure.values())
          .filter(Measure::isAgreement)
          .map(measure -> QualityFigures.of(quality, encoder, measure))
          .forEach(figure -> mean(row, figure));
    }
    return table.element();
  }

  private static void mean(Table.Row row, Figure figure) {
    Interval interval = figure.interval().orElseThrow();
    row.number(figure.value(), Figures::score)
        .interval(interval.low(), interval.high(), Figures::score);
  }
}

package dev.pith.cli;

import dev.pith.evaluate.EncoderQuality;
import dev.pith.evaluate.EncoderSimilarity;
import dev.pith.evaluate.PairedComparison;
import dev.pith.evaluate.QualityResult;
import dev.pith.evaluate.SimilarityResult;
import java.util.OptionalDouble;

/** An evaluation as lines of text. */
record QualityTable(Console console) {
  void print(QualityResult result) {
    console.print(
        "%-20s %8s %9s %9s %10s %8s %9s %11s %9s"
            .formatted(
                "encoder",
                "MB",
                "nDCG@10",
                "MRR@10",
                "recall@100",
                "MAP",
                "relative",
                "asymmetric",
                "cosine"));
    result.encoders().forEach(encoder -> console.print(row(encoder)));
    EncoderQuality reference = result.encoders().getFirst();
    if (result.encoders().size() > 1) {
      console.print(
          "%-20s %10s %6s %6s  nDCG@10 against %s: difference, 95 %% interval, p, better/equal/worse"
              .formatted("", "overlap@10", "RBO", "tau", reference.name()));
    }
    result.encoders().forEach(one -> one.versusReference().ifPresent(c -> print(one, c)));
    result.encoders().stream()
        .filter(encoder -> encoder.dimension() != reference.dimension())
        .forEach(encoder -> console.print(otherDimension(encoder, reference)));
  }

  private void print(EncoderQuality encoder, PairedComparison difference) {
    console.print(
        "%-20s %10.3f %6.3f %6.3f  %+.4f [%+.4f, %+.4f], %.4f, %d/%d/%d"
            .formatted(
                encoder.name(),
                encoder.meanOverlapAt10(),
                encoder.meanRbo(),
                encoder.meanKendallTau(),
                difference.meanDifference(),
                difference.low(),
                difference.high(),
                difference.pValue(),
                difference.wins(),
                difference.ties(),
                difference.losses()));
  }

  private static String otherDimension(EncoderQuality encoder, EncoderQuality reference) {
    return "%s has %d dimensions and %s %d: no asymmetric search, and no cosine between them"
        .formatted(encoder.name(), encoder.dimension(), reference.name(), reference.dimension());
  }

  void print(SimilarityResult result) {
    console.print(
        "%-20s %8s %9s  %s, %,d pairs"
            .formatted("encoder", "MB", "Spearman", result.data(), result.pairs()));
    result.encoders().forEach(encoder -> console.print(row(encoder)));
  }

  private static String row(EncoderQuality encoder) {
    return "%-20s %8.1f %9.4f %9.4f %10.4f %8.4f %9s %11s %9s"
        .formatted(
            encoder.name(),
            encoder.sizeBytes() / 1e6,
            encoder.ndcgAt10(),
            encoder.mrrAt10(),
            encoder.recallAt100(),
            encoder.map(),
            percent(encoder.relativeNdcgAt10()),
            number(encoder.asymmetricNdcgAt10()),
            number(encoder.meanCosine()));
  }

  private static String row(EncoderSimilarity encoder) {
    return "%-20s %8.1f %9.4f  %s"
        .formatted(
            encoder.name(),
            encoder.sizeBytes() / 1e6,
            encoder.spearman(),
            encoder
                .difference()
                .map(d -> "difference [%+.4f, %+.4f]".formatted(d.low(), d.high()))
                .orElse("reference"));
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? "%.4f".formatted(value.getAsDouble()) : "-";
  }

  private static String percent(OptionalDouble share) {
    return share.isPresent() ? "%.1f %%".formatted(100 * share.getAsDouble()) : "-";
  }
}

package dev.pith.cli;

import dev.pith.encode.Encoder;
import dev.pith.evaluate.AdaptiveResult;
import dev.pith.evaluate.Figure;
import dev.pith.index.Pairing;
import dev.pith.search.AdaptiveSearch;
import dev.pith.search.Ladder;
import dev.pith.search.LuceneSearchEngine;
import dev.pith.search.SearchEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --adaptive}, and what comes of it. */
final class AdaptivityOption {
  private static final String USUAL = "0.7";

  @Option(
      names = "--adaptive",
      arity = "0..1",
      fallbackValue = USUAL,
      paramLabel = "SHARE",
      description = {
        "Offer one more encoder, 'adaptive': it asks the cheapest first, and a dearer one when that one's",
        "answer is not sure to hold this share of the first one's ten documents (default "
            + USUAL
            + ")."
      })
  private @Nullable Double leastAgreement;

  boolean isGiven() {
    return leastAgreement != null;
  }

  /** Refuses what makes no sense, before any work. */
  void check(List<EncoderArgument> encoders) {
    Double least = leastAgreement;
    if (least == null) {
      return;
    }
    if (!(least >= 0 && least <= 1)) {
      throw new CliException(
          "--adaptive %s is not a share of 0 to 1, such as 0.7".formatted(least));
    }
    if (encoders.size() < 2) {
      throw new CliException(
          "--adaptive chooses between encoders: name two or more with --encoder, the dearest first");
    }
    if (encoders.stream().anyMatch(encoder -> encoder.called().equals(AdaptiveSearch.NAME))) {
      throw new CliException(
          "--adaptive offers an encoder of the name '%s': call yours another with --encoder NAME=DIR"
              .formatted(AdaptiveSearch.NAME));
    }
  }

  /** The engine, with an adaptive one around it if it was asked for and there is a choice. */
  SearchEngine around(LuceneSearchEngine engine) {
    return leastAgreement == null || engine.encoders().size() < 2
        ? engine
        : new AdaptiveSearch(engine);
  }

  /** Learns on the index when answers are sure; the first one answers until that is done. */
  void calibrate(SearchEngine engine, Console console) {
    Double least = leastAgreement;
    if (least != null && engine instanceof AdaptiveSearch adaptive) {
      tell(console, adaptive.calibrate(least));
    }
  }

  /** In a measurement, the first encoder's documents are what all others ask over. */
  Pairing pairing() {
    return leastAgreement == null ? Pairing.SYMMETRIC : Pairing.ASYMMETRIC;
  }

  /** Whose vectors a measurement's documents have. */
  List<? extends Encoder> indexedBy(List<? extends Encoder> encoders) {
    return leastAgreement == null ? encoders : encoders.subList(0, 1);
  }

  /**
   * Tells what adaptive queries cost and keep.
   *
   * @param isFirst whether the collection is the first, whose name its figures do without
   */
  List<Figure> figures(AdaptiveResult result, boolean isFirst, Console console) {
    String answered =
        result.answeredBy().entrySet().stream()
            .map(count -> "%s %,d".formatted(count.getKey(), count.getValue()))
            .collect(Collectors.joining(", "));
    console.print(
        "adaptive: nDCG@10 %.4f where the first encoder has %.4f, %+.4f [%+.4f, %+.4f]; reading and encoding takes %.3f of its time; answered by %s"
            .formatted(
                result.adaptiveNdcg(),
                result.referenceNdcg(),
                result.ndcg().meanDifference(),
                result.ndcg().low(),
                result.ndcg().high(),
                result.cost(),
                answered));
    String end = isFirst ? "" : "-" + result.data();
    List<Figure> figures = new ArrayList<>();
    result.quality("adaptive-quality" + end).ifPresent(figures::add);
    figures.add(result.costFigure("adaptive-cost" + end));
    return figures;
  }

  private static void tell(Console console, Ladder ladder) {
    for (Ladder.Rung rung : ladder.rungs()) {
      console.note(
          "adaptive: %s is expected to answer %.0f %% of what reaches it, with %.0f %% of %s's first ten"
              .formatted(
                  rung.encoder(), 100 * rung.share(), 100 * rung.agreement(), ladder.last()));
    }
    if (ladder.rungs().isEmpty()) {
      console.note(
          "adaptive: no other encoder is sure often enough; %s answers".formatted(ladder.last()));
    }
  }
}

package dev.pith.report;

import dev.pith.evaluate.PairedComparison;
import dev.pith.evaluate.QualityRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** The cell that answers most without a loss, or what a loss buys, in a sentence. */
final class CellHeadline {
  private final CellReport report;

  CellHeadline(CellReport report) {
    this.report = report;
  }

  /**
   * The cell of the highest rate among those whose loss in nDCG@10 may be chance; when that is the
   * reference, the cell of the highest rate, whatever it loses.
   */
  CellResult best() {
    CellResult lossless = fastest(cell -> !isWorse(cell));
    return report.isReference(lossless) ? fastest(cell -> true) : lossless;
  }

  private CellResult fastest(Predicate<CellResult> counts) {
    return report.cells().stream()
        .filter(cell -> rate(cell).isPresent() && counts.test(cell))
        .max(Comparator.comparingDouble(cell -> rate(cell).orElse(0)))
        .orElse(report.reference());
  }

  /** Whether the interval of its difference to the reference lies below 0. */
  static boolean isWorse(CellResult cell) {
    return cell.quality().versusReference().map(PairedComparison::high).orElse(0.0) < 0;
  }

  /** Questions a second that keep the bound, in the process of the engine. */
  static OptionalDouble rate(CellResult cell) {
    return cell.server().highest().stream().mapToDouble(held -> held.perSecond()).findFirst();
  }

  String sentence() {
    CellResult best = best();
    CellResult reference = report.reference();
    String first = "%s answers %s".formatted(best.cell().label(), told(best));
    return report.isReference(best)
        ? first
        : "%s, %s %s; nDCG@10 is %s instead of %s%s"
            .formatted(
                first,
                reference.cell().label(),
                told(reference),
                Figures.score(best.quality().ndcgAt10()),
                Figures.score(reference.quality().ndcgAt10()),
                isWorse(best) ? ", which is no chance" : "");
  }

  private String told(CellResult cell) {
    String bound =
        " with a p99 of at most %s ms"
            .formatted(Figures.coordinate(report.load().p99BoundMillis()));
    OptionalDouble rate = rate(cell);
    return rate.isPresent()
        ? "%s questions a second%s"
            .formatted(
                Figures.rate(rate.getAsDouble()), cell.cell().equals(best().cell()) ? bound : "")
        : "no rate" + bound;
  }

  /** What a reader has to know before believing it. */
  List<String> cautions() {
    List<String> cautions = new ArrayList<>(Cautions.of(report.singleStream()));
    cautions.addAll(new DisturbanceCautions(WatchedScenario.of(report)).sentences());
    fewCandidates().ifPresent(cautions::add);
    return cautions;
  }

  private Optional<String> fewCandidates() {
    return report.candidates() < QualityRun.DEPTH
        ? Optional.of(
            """
            The graph was asked for %d, but for %d or more where quality is told: what so few miss \
            is in the recall of the exact answers, and not in nDCG@10."""
                .formatted(report.candidates(), QualityRun.DEPTH))
        : Optional.empty();
  }
}

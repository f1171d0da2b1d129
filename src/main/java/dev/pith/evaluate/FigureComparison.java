package dev.pith.evaluate;

import dev.pith.evaluate.FigureChange.Compared;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Two reports, figure by figure: of versions of a program, or of machines.
 *
 * <p>Where both reports have the scores of the same queries, these are compared one by one ({@link
 * PairedComparison}); other figures as independent ones ({@link Change}). All p-values together are
 * corrected by Holm's method. Counts, whose intervals have no width, need no test.
 *
 * @param changes the figures that both have, in the order of the first
 * @param onlyBefore those that the second lacks, or has in another unit
 * @param onlyAfter those that the first lacks
 */
public record FigureComparison(
    ChangeRule rule, List<FigureChange> changes, List<Figure> onlyBefore, List<Figure> onlyAfter) {
  public FigureComparison {
    changes = List.copyOf(changes);
    onlyBefore = List.copyOf(onlyBefore);
    onlyAfter = List.copyOf(onlyAfter);
  }

  /** Compares; the same reports give the same result. */
  public static FigureComparison of(
      ReportedFigures before, ReportedFigures after, ChangeRule rule) {
    List<Compared> compared = new ArrayList<>();
    List<Figure> onlyBefore = new ArrayList<>();
    for (Figure figure : before.figures()) {
      after
          .alike(figure)
          .ifPresentOrElse(
              later ->
                  compared.add(compare(figure, later, before.paired(after, figure.id()), rule)),
              () -> onlyBefore.add(figure));
    }
    return new FigureComparison(
        rule,
        judged(compared, rule),
        onlyBefore,
        after.figures().stream().filter(figure -> before.alike(figure).isEmpty()).toList());
  }

  private static Compared compare(
      Figure before, Figure after, Optional<PairedComparison> paired, ChangeRule rule) {
    return paired
        .map(comparison -> new Compared(before, after, Change.ofPaired(comparison), true))
        .orElseGet(
            () ->
                new Compared(
                    before, after, Change.ofIndependent(before, after, rule.drift()), false));
  }

  private static List<FigureChange> judged(List<Compared> compared, ChangeRule rule) {
    double[] adjusted =
        Holm.adjust(
            compared.stream().flatMapToDouble(one -> one.change().pValue().stream()).toArray());
    List<FigureChange> changes = new ArrayList<>();
    int tested = 0;
    for (Compared one : compared) {
      boolean isTested = one.change().pValue().isPresent();
      changes.add(
          FigureChange.of(
              one, isTested ? OptionalDouble.of(adjusted[tested]) : OptionalDouble.empty(), rule));
      tested += isTested ? 1 : 0;
    }
    return changes;
  }

  /** The changes of one verdict. */
  public List<FigureChange> of(ChangeVerdict verdict) {
    return changes.stream().filter(change -> change.verdict() == verdict).toList();
  }

  /** How many figures stood a test. */
  public long tested() {
    return changes.stream().filter(change -> change.adjustedP().isPresent()).count();
  }
}

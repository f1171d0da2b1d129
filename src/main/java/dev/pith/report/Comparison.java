package dev.pith.report;

import dev.pith.evaluate.ChangeRule;
import dev.pith.evaluate.ChangeVerdict;
import dev.pith.evaluate.FigureChange;
import dev.pith.evaluate.FigureComparison;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Two reports of one thing: by two versions of Pith, or on two machines.
 *
 * @param createdAt when they were compared
 * @param command the command line that does it again
 * @param before what the other is compared with
 * @param after what has changed, perhaps
 * @param figures one by one
 */
public record Comparison(
    Instant createdAt,
    String command,
    ReadReport before,
    ReadReport after,
    FigureComparison figures) {
  /** Compares. */
  public static Comparison of(
      Instant createdAt, String command, ReadReport before, ReadReport after, ChangeRule rule) {
    return new Comparison(
        createdAt,
        command,
        before,
        after,
        FigureComparison.of(before.figures(), after.figures(), rule));
  }

  /** What is worse, surely: regressions. */
  public List<FigureChange> regressions() {
    return figures.of(ChangeVerdict.WORSE);
  }

  /** All changes, those for the worse first, then those for the better. */
  public List<FigureChange> byVerdict() {
    List<ChangeVerdict> order =
        List.of(
            ChangeVerdict.WORSE,
            ChangeVerdict.BETTER,
            ChangeVerdict.NO_CHANGE,
            ChangeVerdict.UNTESTED);
    return figures.changes().stream()
        .sorted(Comparator.comparingInt(change -> order.indexOf(change.verdict())))
        .toList();
  }

  /** The outcome in a sentence, without the full stop. */
  public String headline() {
    int all = figures.changes().size();
    return all == 0
        ? "%s and %s have no figure in common".formatted(before.name(), after.name())
        : "%s to %s: of %s figures, %s worse, %s better, %s without a change that shows, %s untested"
            .formatted(
                before.name(),
                after.name(),
                Figures.count(all),
                count(ChangeVerdict.WORSE),
                count(ChangeVerdict.BETTER),
                count(ChangeVerdict.NO_CHANGE),
                count(ChangeVerdict.UNTESTED));
  }

  private String count(ChangeVerdict verdict) {
    return Figures.count(figures.of(verdict).size());
  }

  /** What a reader must know before believing it: one sentence each. */
  public List<String> cautions() {
    return new ComparisonCautions(this).all();
  }

  static String words(ChangeVerdict verdict) {
    return switch (verdict) {
      case WORSE -> "worse";
      case BETTER -> "better";
      case NO_CHANGE -> "no change shown";
      case UNTESTED -> "untested";
    };
  }
}

package dev.pith.evaluate;

import java.util.OptionalDouble;

/**
 * One figure in two reports.
 *
 * @param isPaired whether the same queries were compared one by one
 * @param adjustedP the p-value after Holm's correction over all figures that were tested
 */
public record FigureChange(
    Figure before,
    Figure after,
    Change change,
    boolean isPaired,
    OptionalDouble adjustedP,
    ChangeVerdict verdict) {
  static FigureChange of(Compared compared, OptionalDouble adjustedP, ChangeRule rule) {
    return new FigureChange(
        compared.before(),
        compared.after(),
        compared.change(),
        compared.isPaired(),
        adjustedP,
        verdict(compared, adjustedP, rule));
  }

  /** Two figures before it is known what else was tested. */
  record Compared(Figure before, Figure after, Change change, boolean isPaired) {
    /** After minus before, above 0 when more. */
    double difference() {
      return after.value() - before.value();
    }
  }

  private static ChangeVerdict verdict(
      Compared compared, OptionalDouble adjustedP, ChangeRule rule) {
    if (compared.change().interval().isEmpty()) {
      return ChangeVerdict.UNTESTED;
    }
    double difference = compared.difference();
    boolean isTolerated =
        Math.abs(difference) <= rule.tolerance() * Math.abs(compared.before().value());
    boolean isChance = adjustedP.isPresent() && adjustedP.getAsDouble() > rule.level();
    if (difference == 0 || isTolerated || isChance) {
      return ChangeVerdict.NO_CHANGE;
    }
    return difference > 0 == FigureKind.of(compared.after()).isMoreBetter()
        ? ChangeVerdict.BETTER
        : ChangeVerdict.WORSE;
  }

  /** The figure's, in both. */
  public String id() {
    return before.id();
  }
}

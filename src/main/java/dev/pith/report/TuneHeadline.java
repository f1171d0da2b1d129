package dev.pith.report;

import dev.pith.evaluate.Interval;
import dev.pith.tune.Choice;
import dev.pith.tune.Goal;
import dev.pith.tune.Measured;
import dev.pith.tune.Share;
import dev.pith.tune.Tuning;
import java.util.Optional;

/** A choice in one sentence, without the full stop. */
final class TuneHeadline {
  private final Tuning tuning;

  TuneHeadline(Tuning tuning) {
    this.tuning = tuning;
  }

  String main() {
    return switch (tuning.choice()) {
      case Choice.Holds holds -> chosen(tuning.chosen());
      case Choice.NoneHolds none -> missed(tuning.chosen());
    };
  }

  /** What a reader must know before believing it. */
  Optional<String> caution() {
    return tuning.choice() instanceof Choice.Holds holds && !holds.certain()
        ? Optional.of(
            "The 95 %% interval of %s reaches beyond the bound: other questions might choose another encoder."
                .formatted(tuning.chosen().name()))
        : Optional.empty();
  }

  private String chosen(Measured one) {
    return "%s is the %s%s: it keeps %s, answers in %s of the time%s, and has %s instead of %s"
        .formatted(
            one.name(),
            superlative(),
            asking(),
            withInterval(one.quality().kept()),
            Figures.percent(Share.ofTime(one.latency().speedup()).value()),
            " (%s\u00d7 as fast)".formatted(Figures.roundRatio(one.latency().speedup().ratio())),
            Figures.megabytes(one.bytes()),
            Figures.megabytes(tuning.full().bytes()));
  }

  /** Whose documents are searched, where they are not its own. */
  private String asking() {
    return switch (tuning.documents()) {
      case OWN -> "";
      case REFERENCE -> ", its questions asked over documents of the full encoder";
    };
  }

  private String superlative() {
    int count = tuning.measured().size();
    return switch (tuning.goal()) {
      case Goal.MinQuality goal ->
          "fastest of %d that keeps %s of quality".formatted(count, Figures.percent(goal.share()));
      case Goal.MaxLatency goal ->
          "best of %d within %s of the full encoder's time"
              .formatted(count, Figures.percent(goal.share()));
      case Goal.MaxBytes goal ->
          "best of %d within %s".formatted(count, Figures.megabytes(goal.bytes()));
    };
  }

  private String missed(Measured one) {
    int count = tuning.measured().size();
    return switch (tuning.goal()) {
      case Goal.MinQuality goal ->
          "none of %d keeps %s of quality%s; the best reached is %s with %s"
              .formatted(
                  count,
                  Figures.percent(goal.share()),
                  asking(),
                  one.name(),
                  withInterval(one.quality().kept()));
      case Goal.MaxLatency goal ->
          "none of %d takes %s of the full encoder's time or less; the best reached is %s with %s"
              .formatted(
                  count,
                  Figures.percent(goal.share()),
                  one.name(),
                  withInterval(one.candidate().time()));
      case Goal.MaxBytes goal ->
          "none of %d has %s or less; the best reached is %s with %s"
              .formatted(
                  count,
                  Figures.megabytes(goal.bytes()),
                  one.name(),
                  Figures.megabytes(one.bytes()));
    };
  }

  /** One more digit than a bound has: 97.96 % does not keep 98.0 %. */
  private static String withInterval(Share share) {
    Interval interval = share.interval();
    return "%s %% [%s, %s]"
        .formatted(
            Figures.decimals(100 * share.value(), 2),
            Figures.decimals(100 * interval.low(), 1),
            Figures.decimals(100 * interval.high(), 1));
  }
}

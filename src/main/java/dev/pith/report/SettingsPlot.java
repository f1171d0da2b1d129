package dev.pith.report;

import dev.pith.evaluate.PairedComparison;
import dev.pith.evaluate.Recommendation;
import dev.pith.evaluate.Setting;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * All settings against each other: quality against time, quality against bytes, and where each
 * stands.
 *
 * @param settings those with quality, the reference first
 * @param series how each looks, by its name
 */
record SettingsPlot(
    List<Setting> settings, Function<String, Series> series, Recommendation recommendation)
    implements Plot {
  @Override
  public Element drawing() {
    Element both = Element.of("div").with("class", "twins");
    for (CostPlot.Cost cost : CostPlot.Cost.values()) {
      both.add(new CostPlot(settings, series, recommendation.chosen().name(), cost).drawing());
    }
    return both;
  }

  @Override
  public Element table() {
    Table table =
        new Table(
                "Quality, time and bytes",
                "Setting",
                "nDCG@10",
                "difference",
                "95 % interval",
                "median ms",
                "size")
            .withNotes("Standing");
    Set<String> dominated = Setting.dominated(settings);
    for (Setting setting : settings) {
      Table.Row row =
          table.row(series.apply(setting.name())).number(setting.ndcgAt10(), Figures::score);
      setting
          .versusReference()
          .ifPresentOrElse(difference -> difference(row, difference), () -> none(row));
      row.number(setting.millis(), Figures::millis)
          .bytes(setting.bytes())
          .note(standing(setting, dominated));
    }
    return table.element();
  }

  private static void difference(Table.Row row, PairedComparison difference) {
    row.number(difference.meanDifference(), Figures::signed)
        .interval(difference.low(), difference.high(), Figures::signed);
  }

  private static void none(Table.Row row) {
    row.absent("the reference").absent("the reference");
  }

  private String standing(Setting setting, Set<String> dominated) {
    if (setting.equals(recommendation.chosen())) {
      return "recommended";
    }
    if (!dominated.contains(setting.name())) {
      return "on the frontier";
    }
    return settings.stream()
        .filter(other -> other.dominates(setting))
        .min(Recommendation.CHEAPEST)
        .map(other -> "dominated by " + Shorten.to(Shorten.LABEL, other.name()))
        .orElseThrow();
  }
}

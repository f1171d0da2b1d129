package dev.pith.report;

import dev.pith.evaluate.Setting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Quality against what it costs: up and to the left is better. The line joins what nothing else
 * beats in quality and this cost; what another beats in everything is grey.
 *
 * @param settings those with quality, the reference first
 * @param series how each looks, by its name
 * @param marked the name of the one with a ring; empty for none
 */
record CostPlot(List<Setting> settings, Function<String, Series> series, String marked, Cost cost) {
  private static final double LEFT = 60;
  private static final double TOP = 34;
  private static final double HEIGHT = 250;
  private static final double RING = 10;
  private static final double BYTES_PER_MEGABYTE = 1e6;

  /** Words alone have no model; they stand here. */
  private static final double LEAST_MEGABYTES = 0.1;

  private static final Frame FRAME = new Frame(LEFT, TOP, Svg.WIDTH - 16, TOP + HEIGHT);

  /** What quality is paid with. */
  enum Cost {
    TIME(
        "quality-time",
        "Quality against latency",
        "nDCG@10 of each setting over its median time; higher and further left is better.",
        "median milliseconds for one query, logarithmic"),
    BYTES(
        "quality-bytes",
        "Quality against bytes",
        "nDCG@10 of each setting over its bytes; higher and further left is better.",
        "megabytes, logarithmic");

    private final String id;
    private final String title;
    private final String description;
    private final String meaning;

    Cost(String id, String title, String description, String meaning) {
      this.id = id;
      this.title = title;
      this.description = description;
      this.meaning = meaning;
    }

    /** Above 0, as a logarithm needs it. */
    private double of(Setting setting) {
      return switch (this) {
        case TIME -> Math.max(1e-6, setting.millis());
        case BYTES -> Math.max(LEAST_MEGABYTES, setting.bytes() / BYTES_PER_MEGABYTE);
      };
    }
  }

  Element drawing() {
    LogScale amounts = amountScale();
    LinearScale score = scoreScale();
    Element drawing =
        Svg.drawing(cost.id, FRAME.bottom() + 46, cost.title, cost.description)
            .add(
                FRAME.horizontalAxis(amounts, cost.meaning),
                FRAME.verticalAxis(score, "nDCG@10"),
                Svg.path(
                    frontier().stream().map(one -> place(one, amounts, score)).toList(),
                    "frontier"));
    Set<String> dominated = Setting.dominated(settings);
    List<Svg.Point> named = new ArrayList<>();
    for (Setting setting : settings) {
      Svg.Point place = place(setting, amounts, score);
      long crowd = named.stream().filter(other -> isNear(place, other)).count();
      named.add(place);
      Element dot = dot(setting, place, score).add(label(setting, place, crowd));
      drawing.add(dominated.contains(setting.name()) ? dot.with("class", "dominated") : dot);
    }
    return drawing;
  }

  private Svg.Point place(Setting setting, LogScale amounts, LinearScale score) {
    return new Svg.Point(amounts.at(cost.of(setting)), score.at(setting.ndcgAt10()));
  }

  private Element dot(Setting setting, Svg.Point place, LinearScale score) {
    Series look = series.apply(setting.name());
    Element dot =
        Element.of("g")
            .add(
                Svg.line(
                    place.x(),
                    score.at(setting.ndcgInterval().low()),
                    place.x(),
                    score.at(setting.ndcgInterval().high()),
                    "whisker " + look.style()),
                look.marker(place.x(), place.y()));
    return setting.name().equals(marked) ? dot.add(ring(place)) : dot;
  }

  private static Element ring(Svg.Point place) {
    return Element.of("circle")
        .with("cx", place.x())
        .with("cy", place.y())
        .with("r", RING)
        .with("class", "ring");
  }

  private static boolean isNear(Svg.Point a, Svg.Point b) {
    return Math.abs(a.x() - b.x()) < 110 && Math.abs(a.y() - b.y()) < 16;
  }

  /** Above the dot, or below it and then lower for each that is there already. */
  private Element label(Setting setting, Svg.Point place, long crowd) {
    boolean right = place.x() > (FRAME.left() + FRAME.right()) / 2;
    double y = crowd == 0 ? place.y() - 9 : place.y() + 4 + 16 * crowd;
    return Svg.text(
        right ? place.x() - 12 : place.x() + 12,
        y,
        series.apply(setting.name()).label(),
        right ? "label end" : "label");
  }

  /** Those that no other beats in both quality and this cost, cheapest first. */
  private List<Setting> frontier() {
    List<Setting> best = new ArrayList<>();
    double reached = Double.NEGATIVE_INFINITY;
    for (Setting setting :
        settings.stream().sorted(Comparator.comparingDouble(cost::of)).toList()) {
      if (setting.ndcgAt10() > reached) {
        best.add(setting);
        reached = setting.ndcgAt10();
      }
    }
    return best;
  }

  private LogScale amountScale() {
    double low = settings.stream().mapToDouble(cost::of).min().orElse(1);
    double high = settings.stream().mapToDouble(cost::of).max().orElse(1);
    double margin = Math.max(1.3, Math.pow(high / low, 0.12));
    return new LogScale(low / margin, high * margin, FRAME.left(), FRAME.right());
  }

  private LinearScale scoreScale() {
    double low = settings.stream().mapToDouble(one -> one.ndcgInterval().low()).min().orElse(0);
    double high = settings.stream().mapToDouble(one -> one.ndcgInterval().high()).max().orElse(1);
    double margin = Math.max(0.01, (high - low) * 0.25);
    return new LinearScale(
        Math.max(0, low - margin), Math.min(1.02, high + margin), FRAME.bottom(), FRAME.top());
  }
}

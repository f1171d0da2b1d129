package dev.pith.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.evaluate.PairedComparison;
import dev.pith.evaluate.Recommendation;
import dev.pith.evaluate.Setting;
import dev.pith.evaluate.Speedup;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SettingsPlotTest {
  private static final Setting FULL =
      new Setting("full", 0.65, Optional.empty(), 4, Speedup.of(nanos(4), nanos(4), 1), 90_000_000);
  private static final Setting COMPACT = setting("compact", 0.65, 1, 12_000_000);
  private static final Setting BEATEN = setting("beaten", 0.62, 2, 20_000_000);
  private static final Setting TINY = setting("tiny", 0.5, 0.25, 4_000_000);

  private static final List<Setting> ALL = List.of(FULL, COMPACT, BEATEN, TINY);

  @Test
  void theDominatedAreGreyOnBothPlotsAndTheRecommendedHasARing() {
    String drawing = plot().drawing().toString();

    assertThat(count("<svg ", drawing)).isEqualTo(2);
    // full is beaten by compact, which is as good, and so is the one called beaten.
    assertThat(count("class=\"dominated\"", drawing)).isEqualTo(4);
    assertThat(count("class=\"ring\"", drawing)).isEqualTo(2);
    for (Setting setting : ALL) {
      assertThat(count(">" + setting.name() + "</text>", drawing)).isEqualTo(2);
    }
  }

  @Test
  void theTableSaysWhereEachStands() {
    String table = plot().table().toString();

    assertThat(count("recommended", table)).isEqualTo(1);
    assertThat(count("dominated by compact", table)).isEqualTo(2);
    assertThat(count("on the frontier", table)).isEqualTo(1);
  }

  private static SettingsPlot plot() {
    return new SettingsPlot(
        ALL,
        name -> new Series(ALL.stream().map(Setting::name).toList().indexOf(name), name),
        Recommendation.of(ALL, 0.01));
  }

  private static Setting setting(String name, double ndcg, double millis, long bytes) {
    double difference = ndcg - 0.65;
    return new Setting(
        name,
        ndcg,
        Optional.of(
            new PairedComparison(difference, difference - 0.005, difference + 0.005, 0.5, 1, 1, 1)),
        millis,
        Speedup.of(nanos(4), nanos(millis), 1),
        bytes);
  }

  private static long[][] nanos(double millis) {
    return new long[][] {{Math.round(millis * 1e6)}};
  }

  private static long count(String part, String text) {
    return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
  }
}

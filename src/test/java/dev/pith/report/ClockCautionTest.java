package dev.pith.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.evaluate.ClockRange;
import dev.pith.evaluate.Disturbance;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClockCautionTest {
  private static WatchedScenario at(String cell, String scenario, double lowest, double highest) {
    return of(cell, scenario, Optional.of(new ClockRange(lowest, highest)));
  }

  private static WatchedScenario of(String cell, String scenario, Optional<ClockRange> clock) {
    return new WatchedScenario(
        cell, scenario, new Disturbance(10_000_000_000L, 0, 0, 2_000, 0, 0, clock));
  }

  private static Optional<String> told(WatchedScenario... watched) {
    return new ClockCaution(List.of(watched)).sentence();
  }

  @Test
  void aClockThatFellByMoreThanATenthIsToldWithTheWorstScenario() {
    assertThat(
            told(
                at("full", "offline", 3_000, 3_400),
                at("compact", "offline", 3_000, 3_059),
                at("compact", "server", 2_000, 2_600),
                at("tiny", "HTTP", 3_000, 3_061)))
        .get()
        .asString()
        .contains("at 2,600 MHz at most (compact, server) and at 3,400 elsewhere")
        .contains("more than 10 % below that in 2 of 4 scenarios");
  }

  @Test
  void aTenthOrAMomentIsNoCaution() {
    assertThat(told(at("full", "offline", 1_000, 3_000), at("compact", "offline", 900, 2_700)))
        .isEmpty();
    assertThat(told(at("full", "offline", 800, 3_000))).isEmpty();
    assertThat(told()).isEmpty();
  }

  @Test
  void oneBusyCoreMayBeClockedHigherThanAllOfThem() {
    assertThat(
            told(
                at("full", WatchedScenario.SINGLE_STREAM, 5_000, 5_000),
                at("full", "offline", 4_000, 4_000)))
        .isEmpty();
  }

  @Test
  void whereNobodyTellsNothingIsSaid() {
    assertThat(
            told(
                at("full", "offline", 3_000, 3_000),
                of("compact", "offline", Optional.empty()),
                of("tiny", "server", Optional.empty())))
        .isEmpty();
  }

  @Test
  void theOrderOfScenariosChangesNothing() {
    Random random = new Random(5);
    for (int i = 0; i < 100; i++) {
      WatchedScenario first = at("a", "offline", 1, 1_000 + random.nextInt(1_000));
      WatchedScenario second = at("b", "server", 1, 1_000 + random.nextInt(1_000));
      assertThat(told(first, second)).isEqualTo(told(second, first));
    }
  }

  @Test
  void aReportWhoseClockFellSaysSoEverywhere() throws Exception {
    CellReport report = SampleCells.slow();
    String caution = "The processor was clocked at 2,600 MHz at most (full, float, offline)";
    assertThat(PageMarkup.parse(CellReportPage.of(report)).getDocumentElement().getTextContent())
        .contains(caution);
    assertThat(CellReportJson.of(report).get("cautions").toString()).contains(caution);
    assertThat(CellReportMarkdown.of(report)).contains("> The processor was clocked at");
    assertThat(new CellHeadline(SampleCells.full()).cautions())
        .noneMatch(one -> one.contains("clocked"));
  }
}

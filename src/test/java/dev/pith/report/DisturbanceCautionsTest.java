package dev.pith.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.evaluate.Disturbance;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DisturbanceCautionsTest {
  private static final WatchedScenario CALM = with("offline", 10, 10, 20);

  /**
   * Ten seconds on two processors.
   *
   * @param collectionMillis of 10,000
   * @param stolen of 2,000 ticks
   * @param others of 2,000 ticks
   */
  private static WatchedScenario with(
      String scenario, long collectionMillis, long stolen, double others) {
    return new WatchedScenario(
        "compact, float",
        scenario,
        new Disturbance(
            10_000_000_000L, 3, collectionMillis, 2_000, stolen, others, Optional.empty()));
  }

  private static List<String> of(WatchedScenario... watched) {
    return new DisturbanceCautions(List.of(watched)).sentences();
  }

  @Test
  void calmScenariosNeedNone() {
    assertThat(of(CALM, CALM)).isEmpty();
    assertThat(of()).isEmpty();
  }

  @Test
  void ofAMomentNoShareIsBelieved() {
    assertThat(
            of(
                new WatchedScenario(
                    "compact, float",
                    "server",
                    new Disturbance(90_000_000, 0, 80, 18, 9, 9, Optional.empty()))))
        .isEmpty();
  }

  @Test
  void whereNobodyTellsNothingIsSaid() {
    assertThat(
            of(
                new WatchedScenario(
                    "compact, float",
                    "server",
                    new Disturbance(1_000, 0, 0, 0, 0, 99, Optional.empty()))))
        .isEmpty();
  }

  @Test
  void eachKindIsNamedWithTheWorstScenarioAndHowManyWereDisturbed() {
    assertThat(of(CALM, with("server", 0, 100, 0), with("HTTP", 0, 60, 0)))
        .singleElement()
        .asString()
        .contains(
            "Other guests of the host took up to 5.0 %",
            "(compact, float, server)", "more than 1 % in 2 of 3 scenarios");
    assertThat(of(CALM, with("single stream", 0, 0, 700)))
        .singleElement()
        .asString()
        .contains("Other processes took up to 35.0 %", "(compact, float, single stream)", "1 of 2");
    assertThat(of(CALM, with("offline", 900, 0, 0)))
        .singleElement()
        .asString()
        .contains("Garbage collections took up to 9.0 %", "1 of 2");
    assertThat(of(with("offline", 900, 100, 700))).hasSize(3);
  }

  @Test
  void aReportThatWasDisturbedSaysSoOnItsPageInItsJsonAndInItsMarkdown() throws Exception {
    CellReport report = SampleCells.disturbed();
    String caution = new DisturbanceCautions(WatchedScenario.of(report)).sentences().getFirst();
    assertThat(PageMarkup.parse(CellReportPage.of(report)).getDocumentElement().getTextContent())
        .contains(caution);
    assertThat(CellReportJson.of(report).get("cautions").toString()).contains(caution);
    assertThat(CellReportMarkdown.of(report)).contains("> Other guests of the host took up to");
  }
}

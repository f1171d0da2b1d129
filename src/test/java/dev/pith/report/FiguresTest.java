package dev.pith.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.report.Scale.Tick;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @Test
  void timesShowThreeDigits() {
    assertThat(Figures.millis(0.1839)).isEqualTo("0.184");
    assertThat(Figures.millis(8.196)).isEqualTo("8.20");
    assertThat(Figures.millis(50.135)).isEqualTo("50.1");
    assertThat(Figures.millis(130.4)).isEqualTo("130");
  }

  @Test
  void differencesCarryTheirSignUnlessTheyRoundToNothing() {
    assertThat(Figures.signed(0.00123)).isEqualTo("+0.0012");
    assertThat(Figures.signed(-0.0034)).isEqualTo("\u22120.0034");
    assertThat(Figures.signed(-0.00001)).isEqualTo("0.0000");
  }

  @Test
  void sizesAreInMillionsOfBytes() {
    assertThat(Figures.megabytes(90_387_606)).isEqualTo("90.4 MB");
    assertThat(Figures.roundMegabytes(90_387_606)).isEqualTo("90 MB");
    assertThat(Figures.roundMegabytes(2_340_000)).isEqualTo("2.3 MB");
  }

  @Test
  void coordinatesHaveNoIdleDigits() {
    assertThat(Figures.coordinate(10)).isEqualTo("10");
    assertThat(Figures.coordinate(-0.001)).isEqualTo("0");
    assertThat(Figures.coordinate(1.254)).isEqualTo("1.25");
    assertThat(Figures.coordinate(100.5)).isEqualTo("100.5");
  }

  @ParameterizedTest
  @CsvSource({"0,1", "0,100", "0.61,0.68", "0,0.0004", "3,97", "0,1e-6", "0,12345"})
  void linearTicksAreRoundEvenAndInside(double low, double high) {
    List<Tick> ticks = new LinearScale(low, high, 0, 100).ticks();
    assertThat(ticks).hasSizeBetween(2, 8);
    assertThat(ticks).allSatisfy(t -> assertThat(t.value()).isBetween(low - 1e-9, high + 1e-9));
    assertThat(ticks).extracting(Tick::label).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({"0.8,1.25", "0.8,4", "1,10", "0.1,30", "0.001,1000", "0.00001,100000", "7.4,16.2"})
  void logarithmicTicksAreInsideAndEnough(double low, double high) {
    LogScale scale = new LogScale(low, high, 0, 100);
    assertThat(scale.ticks()).hasSizeBetween(2, 16);
    assertThat(scale.ticks())
        .allSatisfy(t -> assertThat(scale.at(t.value())).isBetween(-1e-6, 100 + 1e-6));
    assertThat(scale.ticks()).extracting(Tick::label).doesNotHaveDuplicates();
    assertThat(scale.at(Math.sqrt(low * high))).isBetween(49.999, 50.001);
  }
}

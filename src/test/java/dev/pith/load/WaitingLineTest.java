package dev.pith.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WaitingLineTest {
  private static final long[] ARRIVALS = {0, 10, 20, 30, 40};

  @Test
  void whoeverIsFreeGetsTheNextOneBeforeItComes() {
    WaitingLine line = new WaitingLine(ARRIVALS, 1);

    assertThat(line.take(-1)).isZero();
    assertThat(line.take(5)).isEqualTo(1);
    assertThat(line.refused()).isZero();
  }

  @Test
  void theFirstToComeIsServedFirst() {
    WaitingLine line = new WaitingLine(ARRIVALS, 5);

    for (int question = 0; question < ARRIVALS.length; question++) {
      assertThat(line.take(100)).isEqualTo(question);
    }
    assertThat(line.take(100)).isEqualTo(WaitingLine.END);
  }

  @Test
  void thoseThatComeToAFullLineAreTurnedAway() {
    WaitingLine line = new WaitingLine(ARRIVALS, 2);

    assertThat(line.take(0)).isZero();
    assertThat(line.take(35)).isEqualTo(1);
    assertThat(line.refused()).isEqualTo(1);
    // One place became free at 35, so the last one may wait.
    assertThat(line.take(45)).isEqualTo(2);
    assertThat(line.take(45)).isEqualTo(4);
    assertThat(line.take(45)).isEqualTo(WaitingLine.END);
    assertThat(line.refused()).isEqualTo(1);
  }
}

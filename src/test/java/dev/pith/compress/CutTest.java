package dev.pith.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CutTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aRatioTakesItsShareAndOnlyTheLeastImportant(long seed) {
    Random random = new Random(seed);
    double[] importances = random.doubles(1 + random.nextInt(200)).toArray();
    double share = random.nextDouble();

    boolean[] chosen = new Cut.Ratio(share).chosen(importances);

    double mostChosen = Double.NEGATIVE_INFINITY;
    double leastLeft = Double.POSITIVE_INFINITY;
    int count = 0;
    for (int i = 0; i < chosen.length; i++) {
      if (chosen[i]) {
        count++;
        mostChosen = Math.max(mostChosen, importances[i]);
      } else {
        leastLeft = Math.min(leastLeft, importances[i]);
      }
    }
    assertThat(count).isEqualTo((int) Math.floor(share * importances.length));
    assertThat(mostChosen).isLessThanOrEqualTo(leastLeft);
  }

  @Test
  void aThresholdTakesExactlyWhatIsBelowIt() {
    assertThat(new Cut.Threshold(2).chosen(new double[] {1, 2, 3, 0.5}))
        .containsExactly(true, false, false, true);
  }

  @Test
  void aNumberTakesTheLeastImportantOfAsManyAsThereAre() {
    double[] importances = {4, 1, 3, 1};

    assertThat(new Cut.Least(0).chosen(importances)).containsOnly(false);
    assertThat(new Cut.Least(1).chosen(importances)).containsExactly(false, true, false, false);
    assertThat(new Cut.Least(3).chosen(importances)).containsExactly(false, true, true, true);
    assertThat(new Cut.Least(9).chosen(importances)).containsOnly(true);
    assertThatThrownBy(() -> new Cut.Least(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("count -1");
  }

  @Test
  void theBudgetIsSpentWhereItCostsLeast() {
    RemovalCurve dear = new RemovalCurve(new double[] {5, 6, 7}, 10, 1);
    RemovalCurve cheap = new RemovalCurve(new double[] {1, 2, 30}, 10, 1);

    assertThat(StructureBudget.spend(List.of(dear, cheap), 30)).containsExactly(1, 2);
    assertThat(StructureBudget.spend(List.of(dear, cheap), 1_000)).containsExactly(3, 3);
  }
}

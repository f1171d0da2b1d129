package dev.pith.compress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.compress.Sensitivity.Unit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrecisionBudgetTest {
  private static final List<Unit> WORST_FIRST =
      List.of(unit("a", 0.5), unit("b", 0.25), unit("c", 0.125), unit("d", 0));

  @Test
  void withoutABudgetNothingIsKept() {
    assertThat(new PrecisionBudget.None().kept(WORST_FIRST)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 3", "4, 4", "9, 4"})
  void aNumberKeepsTheWorstOfAsManyAsThereAre(int count, int kept) {
    assertThat(new PrecisionBudget.Matrices(count).kept(WORST_FIRST))
        .isEqualTo(WORST_FIRST.subList(0, kept));
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "0.5, 1", "0.43, 1", "0.42, 2", "0.1, 3", "0, 3"})
  void aShareKeepsTheFewestWithoutWhichTheDamageIsNoLarger(double share, int kept) {
    assertThat(new PrecisionBudget.Share(share).kept(WORST_FIRST))
        .isEqualTo(WORST_FIRST.subList(0, kept));
  }

  @Test
  void aShareOfNoDamageKeepsAllThatDoesAnyThoughTheSumIsRounded() {
    List<Unit> thirds = List.of(unit("a", 0.7), unit("b", 0.2), unit("c", 0.1));

    assertThat(new PrecisionBudget.Share(0).kept(thirds)).isEqualTo(thirds);
  }

  private static Unit unit(String name, double damage) {
    return new Unit(name, Set.of(name), damage);
  }
}

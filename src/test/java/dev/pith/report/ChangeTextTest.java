package dev.pith.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.evaluate.Change;
import dev.pith.evaluate.Change.Scale;
import dev.pith.evaluate.ChangeVerdict;
import dev.pith.evaluate.Figure;
import dev.pith.evaluate.FigureChange;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ChangeTextTest {
  @Test
  void sizesThatDifferNeverLookTheSame() {
    assertThat(sizes(2_200_001, 2_200_702)).containsExactly("2,200,001 bytes", "2,200,702 bytes");
    assertThat(sizes(2_200_001, 2_200_001)).containsExactly("2.2 MB", "2.2 MB");
    assertThat(sizes(2_200_001, 4_000_000)).containsExactly("2.2 MB", "4.0 MB");
  }

  private static List<String> sizes(long before, long after) {
    Change change =
        new Change(Scale.RATIO, (double) after / before, Optional.empty(), OptionalDouble.empty());
    return ChangeText.cells(
            new FigureChange(
                Figure.bytes("index-bytes", before),
                Figure.bytes("index-bytes", after),
                change,
                false,
                OptionalDouble.empty(),
                ChangeVerdict.UNTESTED))
        .subList(1, 3);
  }
}

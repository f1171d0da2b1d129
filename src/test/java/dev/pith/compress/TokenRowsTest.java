package dev.pith.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRowsTest {
  private static final int WIDTH = 7;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aNumberComesBackWithinHalfAStepOfFloat16(long seed) {
    float[] values = random(seed, 9 * WIDTH);
    TokenRows rows = Rows.of(values, WIDTH, 0, 4, 9);

    float[] back = Rows.all(rows);

    for (int i = 0; i < values.length; i++) {
      assertThat(back[i]).isCloseTo(values[i], within(Math.abs(values[i]) / 2048 + 1e-7f));
    }
  }

  @Test
  void eachTextHasItsOwnRows() {
    TokenRows rows = new TokenRows(1, new int[] {0, 2, 2, 3});
    rows.set(2, new float[] {5});
    rows.set(0, new float[] {1, 2});

    assertThat(rows.of(0)).containsExactly(1, 2);
    assertThat(rows.of(1)).isEmpty();
    assertThat(rows.of(2)).containsExactly(5);
    assertThat(rows.rows(1, 2)).containsExactly(2, 5);
  }

  @Test
  void whatFloat16CannotHoldIsHeldAtItsEnds() {
    assertThat(Rows.all(Rows.of(new float[] {1e9f, -1e9f}, 1, 0, 2)))
        .containsExactly(65504, -65504);
  }

  @Test
  void rowsOfAnotherNumberAreRefused() {
    TokenRows rows = new TokenRows(2, new int[] {0, 3});

    assertThatIllegalArgumentException().isThrownBy(() -> rows.set(0, new float[4]));
  }

  private static float[] random(long seed, int count) {
    Random random = new Random(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (random.nextGaussian() * Math.exp(6 * random.nextGaussian()));
      values[i] = Math.clamp(values[i], -60000f, 60000f);
    }
    return values;
  }
}

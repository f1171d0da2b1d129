package dev.pith.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.fixtures.TinyEncoders;
import dev.pith.model.Prefixes;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextSupplyTest {
  private static final TextSupply PLAIN =
      new TextSupply(List.of("a", "b"), List.of("h"), List.of("c", "d", "e"), List.of("f", "g"));

  @Test
  void passesMeetBothPrefixesAsTheEncoderWill() {
    assertThat(PLAIN.behind(new Prefixes("q: ", "d: ")))
        .isEqualTo(
            new TextSupply(
                List.of("d: a", "d: b"),
                List.of("d: h"),
                List.of("d: c", "q: d", "d: e"),
                List.of("d: f", "d: g")));
  }

  @Test
  void withoutATextThereIsNothingToMeasureWith() {
    assertThatThrownBy(() -> new TextSupply(List.of(), List.of("g"), List.of("c")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one text");
    Calibration some = TinyEncoders.calibration(1, 1);
    assertThatThrownBy(
            () ->
                new Calibration(
                    some.workbench(), List.of(), some.supply(), some.tokenizer(), some.source()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one text");
  }

  @Test
  void withoutPrefixesTextsStayAsTheyAre() {
    assertThat(PLAIN.behind(Prefixes.NONE)).isEqualTo(PLAIN);
  }
}

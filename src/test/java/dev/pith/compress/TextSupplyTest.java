package dev.pith.compress;

import static org.assertj.core.api.Assertions.assertThat;

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
  void withoutPrefixesTextsStayAsTheyAre() {
    assertThat(PLAIN.behind(Prefixes.NONE)).isEqualTo(PLAIN);
  }
}

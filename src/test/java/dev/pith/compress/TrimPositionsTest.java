package dev.pith.compress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.fixtures.TinyEncoders;
import dev.pith.fixtures.TinyTokenizers;
import dev.pith.tokenize.TokenizerDefinition;
import org.junit.jupiter.api.Test;

class TrimPositionsTest {
  private static final Calibration CALIBRATION = TinyEncoders.calibration(7, 3);

  @Test
  void textsAreCutWhereThePositionsEnd() {
    Pass.Outcome outcome = trimmedTo(20);

    TokenizerDefinition expected = TinyTokenizers.definition().cutAt(20);
    assertThat(outcome.tokenizer()).contains(expected);
    assertThat(outcome.description()).isEqualTo("kept 20 of 24 positions");
  }

  @Test
  void aTokenizerThatCutsEarlierStaysAsItIs() {
    assertThat(trimmedTo(1000).tokenizer()).isEmpty();
  }

  private static Pass.Outcome trimmedTo(int positions) {
    Subject subject = new Subject.Recognised(TinyEncoders.random(1));
    return new TrimPositions(positions).apply(subject, CALIBRATION);
  }
}

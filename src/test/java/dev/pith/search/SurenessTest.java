package dev.pith.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pith.search.Sureness.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SurenessTest {
  @Test
  void answersAreTakenFromWhereAgreementReachesWhatIsAskedFor() {
    List<Answer> rising = new ArrayList<>();
    for (int i = 0; i <= 100; i++) {
      rising.add(new Answer(i / 100f, i / 100.0));
    }
    Collections.shuffle(rising, new Random(1));
    Ladder.Rung rung = rung(rising, 0.7);
    // The one at 0.7 itself adds nothing.
    assertThat(rung.leastSpread()).isEqualTo(0.71f);
    assertThat(rung.share()).isCloseTo(30.0 / 101, within(1e-9));
    assertThat(rung.agreement()).isCloseTo(0.855, within(1e-9));
  }

  @Test
  void noOtherEdgeGainsMore() {
    Random random = new Random(2);
    for (int draw = 0; draw < 50; draw++) {
      List<Answer> answers = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        // Coarse, so that there are equal spreads.
        float spread = random.nextInt(15) / 10f;
        answers.add(new Answer(spread, Math.min(1, random.nextDouble() * (0.5 + spread))));
      }
      double best =
          sureness(answers)
              .rung(0.6)
              .map(rung -> gain(answers, rung.leastSpread(), 0.6))
              .orElse(0.0);
      assertThat(best).isNotNegative();
      for (Answer edge : answers) {
        assertThat(gain(answers, edge.spread(), 0.6)).isLessThanOrEqualTo(best + 1e-9);
      }
    }
  }

  @Test
  void anEncoderThatNeverAgreesEnoughHasNoRung() {
    assertThat(sureness(List.of(new Answer(0.1f, 0.4), new Answer(0.9f, 0.6))).rung(0.7)).isEmpty();
  }

  @Test
  void anEncoderThatAlwaysAgreesTakesAll() {
    Ladder.Rung rung = rung(List.of(new Answer(0.3f, 1), new Answer(0.1f, 0.9)), 0.7);
    assertThat(rung.leastSpread()).isEqualTo(0.1f);
    assertThat(rung.share()).isEqualTo(1);
  }

  private static double gain(List<Answer> answers, float from, double least) {
    return answers.stream()
        .filter(answer -> answer.spread() >= from)
        .mapToDouble(answer -> answer.agreement() - least)
        .sum();
  }

  private static Ladder.Rung rung(List<Answer> answers, double least) {
    return sureness(answers).rung(least).orElseThrow();
  }

  private static Sureness sureness(List<Answer> answers) {
    return new Sureness("cheap", 1_000, answers);
  }
}

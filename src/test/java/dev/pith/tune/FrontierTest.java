package dev.pith.tune;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontierTest {
  @Test
  void oneThatIsWorseInNothingAndBetterInOneThingStrikesTheOtherOut() {
    Candidate better = Candidates.of("better", 0.99, 0.4, 20);
    Candidate slower = Candidates.of("slower", 0.99, 0.5, 20);
    Candidate larger = Candidates.of("larger", 0.99, 0.4, 21);
    Candidate worse = Candidates.of("worse", 0.98, 0.4, 20);

    assertThat(Frontier.of(List.of(slower, larger, better, worse))).containsExactly(better);
  }

  @Test
  void equalsStandTogether() {
    Candidate one = Candidates.of("one", 0.99, 0.4, 20);
    Candidate other = Candidates.of("other", 0.99, 0.4, 20);

    assertThat(Frontier.of(List.of(one, other))).containsExactly(one, other);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatIsStruckOutIsBeatenByOneThatStaysAndWhatStaysByNobody(long seed) {
    List<Candidate> all = Candidates.random(seed);
    List<Candidate> frontier = Frontier.of(all);

    assertThat(frontier).isNotEmpty();
    for (Candidate one : all) {
      assertThat(frontier.stream().anyMatch(other -> other.dominates(one)))
          .as("%s, seed %d", one, seed)
          .isEqualTo(!frontier.contains(one));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theOrderInWhichTheyComeChangesNothing(long seed) {
    List<Candidate> all = Candidates.random(seed);
    List<Candidate> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(Frontier.of(shuffled)).containsExactlyInAnyOrderElementsOf(Frontier.of(all));
  }
}

package dev.pith.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pith.evaluate.Interval;
import dev.pith.evaluate.Progress;
import dev.pith.evaluate.Speedup;
import dev.pith.fixtures.FakeEncoder;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProbeRunTest {
  private static final KnownItems ITEMS = KnownItemDraw.of(Abstracts.of(3, 120), 60, 1);
  private static final FakeEncoder FULL = FakeEncoder.ofWords("full", 64, 1);

  @Test
  void theFullEncoderKeepsAllOfItself() {
    ProbeQuality again = run(List.of()).with(FULL).of(FULL.named("again"));

    assertThat(again.kept()).isEqualTo(Share.WHOLE);
    assertThat(again.agreement()).isEqualTo(1);
    assertThat(again.ndcg()).isEqualTo(run(List.of()).with(FULL).ndcg()).isPositive();
  }

  @Test
  void theMoreAnEncoderStraysTheLessItKeeps() {
    ProbeRun.Comparison comparison = run(List.of()).with(FULL);
    ProbeQuality near = comparison.of(straying(0.05));
    ProbeQuality far = comparison.of(straying(0.6));

    assertThat(far.kept().value()).isLessThan(near.kept().value());
    assertThat(far.agreement()).isLessThan(near.agreement());
    assertThat(far.kept().interval().high()).isLessThan(1);
    assertThat(far.kept().interval().contains(far.kept().value())).isTrue();
  }

  @Test
  void agreementIsOfTheUsersQuestionsWhenThereAreSome() {
    ProbeQuality own = run(List.of("w1 w2", "w3 w4 w5")).with(FULL).of(straying(0.3));
    ProbeQuality probes = run(List.of()).with(FULL).of(straying(0.3));

    assertThat(own.kept()).isEqualTo(probes.kept());
    assertThat(own.agreement()).isNotEqualTo(probes.agreement());
    assertThat(own.agreement() * 20).isCloseTo(Math.rint(own.agreement() * 20), within(1e-9));
  }

  @Test
  void thereIsNoShareOfNothing() {
    FakeEncoder blind = new FakeEncoder("blind", 2, text -> vector(text, ITEMS), () -> 1);

    assertThatThrownBy(() -> run(List.of()).with(blind))
        .isInstanceOf(NothingFoundException.class)
        .hasMessageStartingWith("blind finds none");
  }

  @Test
  void aSpeedUpIsTheInverseOfAShareOfTime() {
    assertThat(Share.ofTime(new Speedup(4, 2, 5)))
        .isEqualTo(new Share(0.25, new Interval(0.2, 0.5)));
  }

  /** Questions point away from the documents that were asked for, and towards all others. */
  private static float[] vector(String text, KnownItems items) {
    boolean probed =
        items.documents().stream()
            .anyMatch(d -> d.passage().equals(text) && items.answers().containsValue(d.id()));
    return probed ? new float[] {-1, 0} : new float[] {1, 0};
  }

  private static ProbeRun run(List<String> questions) {
    return new ProbeRun(ITEMS, questions, 1, Progress.SILENT);
  }

  private static FakeEncoder straying(double error) {
    return new FakeEncoder(
        "straying",
        64,
        text -> {
          float[] vector = FULL.vectors().apply(text).clone();
          Random stray = new Random(text.hashCode());
          for (int i = 0; i < vector.length; i++) {
            vector[i] += (float) (error * 10 * stray.nextGaussian());
          }
          return vector;
        },
        () -> 1);
  }
}

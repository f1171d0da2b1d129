package dev.pith.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pith.encode.Encoder;
import dev.pith.encode.Role;
import dev.pith.evaluate.DocumentVectors;
import dev.pith.evaluate.Interval;
import dev.pith.evaluate.Progress;
import dev.pith.evaluate.Speedup;
import dev.pith.fixtures.Approximation;
import dev.pith.fixtures.FakeEncoder;
import dev.pith.fixtures.Witness;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProbeRunTest {
  private static final KnownItems ITEMS = KnownItemDraw.of(Abstracts.of(3, 120), 60, 1);
  private static final FakeEncoder FULL = FakeEncoder.ofWords("full", 64, 1);

  @ParameterizedTest
  @EnumSource
  void theFullEncoderKeepsAllOfItself(DocumentVectors vectors) {
    ProbeRun.Comparison comparison = run(List.of()).with(FULL, vectors);

    for (Encoder same : List.of(FULL, new Approximation(FULL, "again"))) {
      ProbeQuality again = comparison.of(same);
      assertThat(again.kept()).isEqualTo(Share.WHOLE);
      assertThat(again.agreement()).isEqualTo(1);
      assertThat(again.ndcg()).isEqualTo(comparison.ndcg()).isPositive();
    }
  }

  @Test
  void whoAsksOverTheFullEncodersDocumentsEncodesNone() {
    Witness own = new Witness(new Approximation(FULL, "own"));
    Witness asking = new Witness(new Approximation(FULL, "asking"));

    run(List.of("w1 w2")).with(FULL, DocumentVectors.OWN).of(own);
    run(List.of("w1 w2")).with(FULL, DocumentVectors.REFERENCE).of(asking);

    assertThat(own.seen()).containsOnlyKeys(Role.QUERY, Role.DOCUMENT);
    assertThat(asking.seen()).containsOnlyKeys(Role.QUERY);
    assertThat(asking.seen().get(Role.QUERY)).isEqualTo(own.seen().get(Role.QUERY));
  }

  /** All of its vectors are turned alike: it agrees with itself and with nobody else. */
  @Test
  void whatIsKeptDependsOnWhoseDocumentsAreSearched() {
    FakeEncoder turned =
        new FakeEncoder("turned", 64, text -> reversed(FULL.vectors().apply(text)), () -> 1);
    Encoder candidate = new Approximation(turned, "made from it", 64, FULL.fingerprint());

    ProbeQuality symmetric = run(List.of()).with(FULL, DocumentVectors.OWN).of(candidate);
    ProbeQuality asymmetric = run(List.of()).with(FULL, DocumentVectors.REFERENCE).of(candidate);

    assertThat(symmetric.kept()).isEqualTo(Share.WHOLE);
    assertThat(asymmetric.kept().value()).isLessThan(0.5);
    assertThat(asymmetric.agreement()).isLessThan(0.5);
  }

  @Test
  void questionsOfAnotherSpaceAreRefusedWithTheReason() {
    ProbeRun.Comparison asymmetric = run(List.of()).with(FULL, DocumentVectors.REFERENCE);

    assertThatThrownBy(() -> asymmetric.of(FULL.named("stranger")))
        .isInstanceOf(OtherSpaceException.class)
        .hasMessageContaining("no record proves that it is aligned with full");
    assertThatThrownBy(() -> asymmetric.of(new Approximation(FULL, "short", 16)))
        .isInstanceOf(OtherSpaceException.class)
        .hasMessageContaining("16 dimensions and those of full 64");
  }

  @Test
  void theMoreAnEncoderStraysTheLessItKeeps() {
    ProbeRun.Comparison comparison = run(List.of()).with(FULL, DocumentVectors.OWN);
    ProbeQuality near = comparison.of(straying(0.05));
    ProbeQuality far = comparison.of(straying(0.6));

    assertThat(far.kept().value()).isLessThan(near.kept().value());
    assertThat(far.agreement()).isLessThan(near.agreement());
    assertThat(far.kept().interval().high()).isLessThan(1);
    assertThat(far.kept().interval().contains(far.kept().value())).isTrue();
  }

  @Test
  void agreementIsOfTheUsersQuestionsWhenThereAreSome() {
    ProbeQuality own =
        run(List.of("w1 w2", "w3 w4 w5")).with(FULL, DocumentVectors.OWN).of(straying(0.3));
    ProbeQuality probes = run(List.of()).with(FULL, DocumentVectors.OWN).of(straying(0.3));

    assertThat(own.kept()).isEqualTo(probes.kept());
    assertThat(own.agreement()).isNotEqualTo(probes.agreement());
    assertThat(own.agreement() * 20).isCloseTo(Math.rint(own.agreement() * 20), within(1e-9));
  }

  @Test
  void thereIsNoShareOfNothing() {
    FakeEncoder blind = new FakeEncoder("blind", 2, text -> vector(text, ITEMS), () -> 1);

    assertThatThrownBy(() -> run(List.of()).with(blind, DocumentVectors.OWN))
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

  private static float[] reversed(float[] vector) {
    float[] reversed = new float[vector.length];
    for (int i = 0; i < vector.length; i++) {
      reversed[i] = vector[vector.length - 1 - i];
    }
    return reversed;
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

package dev.pith.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.encode.Encoder;
import dev.pith.encode.Role;
import dev.pith.fixtures.FakeEncoder;
import dev.pith.fixtures.ForwardingEncoder;
import dev.pith.fixtures.Rotation;
import dev.pith.fixtures.Texts;
import dev.pith.model.Closeness;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nearness is: nothing but the same space has it. */
class AlignmentRunTest {
  private static final int DIMENSION = 48;
  private static final List<String> TEXTS = texts(new Random(7));
  private static final FakeEncoder FULL = FakeEncoder.ofWords("full", DIMENSION, 1);

  /** Three sentences each. */
  private static List<String> texts(Random random) {
    return IntStream.range(0, 160)
        .mapToObj(
            text ->
                IntStream.range(0, 3)
                    .mapToObj(sentence -> Texts.words(random, 10) + " .")
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  private final AlignmentRun run = new AlignmentRun(TEXTS, Progress.SILENT);

  @Test
  void anEncoderIsAlignedWithItself() {
    Closeness closeness = run.run(FULL.named("again"), FULL);

    assertThat(closeness).isEqualTo(new Closeness(1, 1, 1, 1, 1, 1));
    assertThat(closeness.suffices()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theSameSpaceTurnedByChanceIsAnotherOne(long seed) {
    Rotation turn = Rotation.random(DIMENSION, seed);
    Encoder turned =
        new FakeEncoder("turned", DIMENSION, t -> turn.of(FULL.vectors().apply(t)), () -> 1);

    Closeness closeness = run.run(turned, FULL);

    assertThat(closeness.medianCosine()).as("seed %d", seed).isBetween(-0.4, 0.4);
    assertThat(closeness.agreementAt10()).as("seed %d", seed).isLessThan(0.3);
    assertThat(closeness.suffices()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 3, 4})
  void anEncoderThatHasNothingInCommonIsFar(long seed) {
    Closeness closeness = run.run(FakeEncoder.ofWords("stranger", DIMENSION, seed), FULL);

    assertThat(closeness.suffices()).isFalse();
    assertThat(closeness.medianCosine()).isBetween(-0.4, 0.4);
  }

  @Test
  void theMoreAnEncoderStraysTheFartherItIs() {
    Closeness before = run.run(straying(0), FULL);
    for (double by : new double[] {0.1, 0.3, 0.6, 1.2}) {
      Closeness now = run.run(straying(by), FULL);

      assertThat(now.medianCosine()).isLessThan(before.medianCosine());
      assertThat(now.meanCosine()).isLessThan(before.meanCosine());
      assertThat(now.agreementAt10()).isLessThan(before.agreementAt10());
      before = now;
    }
  }

  /** Each text moves into a direction of its own, by so much of a vector's length. */
  private static FakeEncoder straying(double by) {
    return new FakeEncoder(
        "straying",
        DIMENSION,
        text -> {
          float[] vector = FULL.vectors().apply(text).clone();
          SplittableRandom random = new SplittableRandom(text.hashCode());
          double length = 0;
          for (float component : vector) {
            length += component * component;
          }
          double step = by * Math.sqrt(length / DIMENSION);
          for (int i = 0; i < vector.length; i++) {
            vector[i] += (float) (step * random.nextGaussian());
          }
          return vector;
        },
        () -> 1);
  }

  /** Documents in the right place do not make up for questions that are elsewhere. */
  @Test
  void anEncoderWhoseQuestionsLieElsewhereIsFar() {
    Closeness closeness = run.run(new Turning(FULL, Role.QUERY), FULL);

    assertThat(closeness.leastCosine()).isEqualTo(-1);
    assertThat(closeness.agreementAt10()).isLessThan(0.1);
    assertThat(closeness.suffices()).isFalse();
  }

  /** It is the other one's documents that are searched. */
  @Test
  void anEncoderWhoseDocumentsLieElsewhereStillFindsTheOtherOnes() {
    Closeness closeness = run.run(new Turning(FULL, Role.DOCUMENT), FULL);

    assertThat(closeness.leastCosine()).isEqualTo(-1);
    assertThat(closeness.agreementAt10()).isEqualTo(1);
  }

  /** Gives the opposite vectors in one role. */
  private record Turning(Encoder encoder, Role turned) implements ForwardingEncoder {
    @Override
    public List<float[]> encodeAll(Role role, List<String> texts) {
      List<float[]> vectors = encoder.encodeAll(role, texts);
      return role == turned ? vectors.stream().map(Turning::opposite).toList() : vectors;
    }

    private static float[] opposite(float[] vector) {
      float[] opposite = new float[vector.length];
      for (int i = 0; i < vector.length; i++) {
        opposite[i] = -vector[i];
      }
      return opposite;
    }
  }

  @Test
  void theSameTextsGiveTheSameFigures() {
    assertThat(run.run(straying(0.3), FULL)).isEqualTo(run.run(straying(0.3), FULL));
  }

  @Test
  void vectorsOfDifferentLengthsAreNotCompared() {
    assertThatThrownBy(() -> run.run(FakeEncoder.ofWords("short", 8, 1), FULL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("8 and of 48 dimensions");
  }

  @Test
  void aQuestionIsASentenceFromTheMiddleOrTheWholeTextWhereThereIsNone() {
    String first = "The first of them is long enough for a question.";
    String middle = "The one in the middle is what is taken for it.";
    String last = "And the last of them would do for one as well.";

    assertThat(MiddleSentence.of(first + " Short. " + middle + " " + last)).isEqualTo(middle);
    assertThat(MiddleSentence.of("Short. Shorter.")).isEqualTo("Short. Shorter.");
    assertThat(MiddleSentence.of("word ".repeat(100))).isEqualTo("word ".repeat(100));
  }
}

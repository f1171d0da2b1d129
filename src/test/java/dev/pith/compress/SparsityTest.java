package dev.pith.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pith.bert.EncoderWeights;
import dev.pith.bert.FloatMatrix;
import dev.pith.fixtures.TinyEncoders;
import dev.pith.making.RuntimeGraphs;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SparsityTest {
  private static final Calibration CALIBRATION = TinyEncoders.calibration(7, 60);
  private static final OptionalDouble NO_REFIT = OptionalDouble.empty();

  @ParameterizedTest
  @CsvSource({"1, 2", "2, 4", "4, 8", "3, 7"})
  void everyOutputKeepsNOfEachMNeighbours(int kept, int of) {
    boolean[] removed = new Sparsity.Pattern(kept, of).removed(scores(1, 50, 6), 6);

    for (int output = 0; output < 6; output++) {
      for (int first = 0; first < 50; first += of) {
        int left = 0;
        int end = Math.min(50, first + of);
        for (int input = first; input < end; input++) {
          left += removed[input * 6 + output] ? 0 : 1;
        }
        assertThat(left).isEqualTo(Math.min(kept, end - first));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.25, 0.5, 0.9})
  void everyOutputLosesTheSameNumberOfItsOwnLeast(double ratio) {
    double[] scores = scores(2, 40, 5);
    boolean[] removed = new Sparsity.PerOutput(new Cut.Ratio(ratio)).removed(scores, 5);

    for (int output = 0; output < 5; output++) {
      double largestGone = 0;
      double smallestKept = Double.POSITIVE_INFINITY;
      int gone = 0;
      for (int at = output; at < scores.length; at += 5) {
        if (removed[at]) {
          gone++;
          largestGone = Math.max(largestGone, scores[at]);
        } else {
          smallestKept = Math.min(smallestKept, scores[at]);
        }
      }
      assertThat(gone).isEqualTo((int) (ratio * 40));
      assertThat(largestGone).isLessThan(smallestKept);
    }
  }

  @Test
  void aWeightOfAnInputThatIsAlwaysLargerStaysBeforeAnEqualWeight() {
    EncoderWeights full = TinyEncoders.random(3);
    Map<String, ChannelMoments> inputs = ActivationMoments.ofProjections(full, CALIBRATION);

    Map<String, FloatMatrix> pruned =
        projections(
            after(new Sparsity.Pattern(1, 2), Importance.ACTIVATION, NO_REFIT, full).weights());

    projections(full)
        .forEach(
            (name, before) -> {
              FloatMatrix after = Objects.requireNonNull(pruned.get(name));
              ChannelMoments x = Objects.requireNonNull(inputs.get(name));
              for (int input = 0; input < before.rows(); input += 2) {
                for (int output = 0; output < before.columns(); output++) {
                  double first = Math.abs(before.at(input, output)) * x.rootMeanSquare(input);
                  double second =
                      Math.abs(before.at(input + 1, output)) * x.rootMeanSquare(input + 1);
                  int kept = first > second ? input : input + 1;
                  int gone = first > second ? input + 1 : input;
                  assertThat(after.at(gone, output)).isZero();
                  assertThat(after.at(kept, output)).isEqualTo(before.at(kept, output));
                }
              }
            });
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GRADIENT")
  void tablesStayAndZerosStayZeroWhenTheOthersAreRefitted(Importance importance) {
    EncoderWeights full = TinyEncoders.random(4);
    Sparsity half = new Sparsity.Pattern(2, 4);

    EncoderWeights pruned = after(half, importance, NO_REFIT, full).weights();
    EncoderWeights refitted = after(half, importance, OptionalDouble.of(1e-3), full).weights();

    assertThat(refitted.embeddings()).isEqualTo(full.embeddings());
    Map<String, FloatMatrix> fitted = projections(refitted);
    projections(pruned)
        .forEach(
            (name, matrix) -> {
              float[] values = Objects.requireNonNull(fitted.get(name)).values();
              for (int i = 0; i < values.length; i++) {
                assertThat(values[i] == 0).isEqualTo(matrix.values()[i] == 0);
              }
            });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aRefitBringsTheVectorsNearerToTheFullEncoders(long seed) {
    EncoderWeights full = TinyEncoders.random(seed);
    Sparsity half = new Sparsity.Pattern(2, 4);

    double pruned = similarity(full, after(half, Importance.ACTIVATION, NO_REFIT, full));
    double refitted =
        similarity(full, after(half, Importance.ACTIVATION, OptionalDouble.of(1e-3), full));

    assertThat(refitted).isGreaterThan(pruned);
  }

  @Test
  void whereNothingGoesTheRefitLeavesTheVectorsAsTheyWere() {
    EncoderWeights full = TinyEncoders.random(5);

    Subject.Recognised same =
        after(
            new Sparsity.PerOutput(new Cut.Ratio(0)),
            Importance.ACTIVATION,
            OptionalDouble.of(1e-3),
            full);

    assertThat(similarity(full, same)).isCloseTo(1, within(1e-5));
  }

  private static Subject.Recognised after(
      Sparsity sparsity, Importance importance, OptionalDouble ridge, EncoderWeights weights) {
    Pass pass = new PruneWeights(sparsity, importance, ridge);
    return (Subject.Recognised) pass.apply(new Subject.Recognised(weights), CALIBRATION).subject();
  }

  private static double similarity(EncoderWeights full, Subject.Recognised other) {
    return 1
        - new VectorDamage(new RuntimeGraphs(), full, TinyEncoders.texts(99, 40))
            .of(other.weights());
  }

  private static Map<String, FloatMatrix> projections(EncoderWeights weights) {
    Map<String, FloatMatrix> found = new TreeMap<>();
    weights.mapMatrices(
        (name, matrix) -> {
          if (!EncoderWeights.isTable(name)) {
            found.put(name, matrix.toFloats());
          }
          return matrix;
        });
    return found;
  }

  private static double[] scores(long seed, int inputs, int outputs) {
    return new Random(seed).doubles((long) inputs * outputs).toArray();
  }
}

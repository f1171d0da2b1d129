package dev.pith.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import dev.pith.bert.EncoderWeights;
import dev.pith.bert.FloatMatrix;
import dev.pith.compress.Prunable;
import dev.pith.fixtures.TinyEncoders;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@WithPyTorch
class PyTorchGradientsTest {
  private static final EncoderWeights ENCODER = TinyEncoders.random(3);
  private static final int LAYER = 1;
  private static final float STEP = 0.01f;

  private static Engine engine;

  @BeforeAll
  static void load() {
    engine = PyTorch.load(1);
  }

  @ParameterizedTest
  @EnumSource(Prunable.class)
  void aSlopeIsTheCentralDifferenceOfScalingOnePartAboutItsMean(Prunable parts) {
    long[] text = TinyEncoders.texts(4, 1).getFirst();
    float[] direction = normal(5, TinyEncoders.HIDDEN);
    List<float[]> means = means(parts, 6);
    try (PartSlopes slopes = new PartSlopes(engine, ENCODER, parts, means)) {
      double[] found = slopes.of(text, direction).get(LAYER);
      double largest =
          IntStream.range(0, found.length).mapToDouble(i -> Math.abs(found[i])).max().orElseThrow();
      for (int part : new int[] {0, 1, found.length - 1}) {
        double up = product(scaled(parts, part, 1 + STEP, means.get(LAYER)), text, direction);
        double down = product(scaled(parts, part, 1 - STEP, means.get(LAYER)), text, direction);
        assertThat(found[part])
            .isCloseTo(
                (up - down) / (2 * STEP), within(0.02 * Math.abs(found[part]) + 0.005 * largest));
      }
    }
  }

  @Test
  void aTextsSlopesDoNotDependOnThoseBefore() {
    List<long[]> texts = TinyEncoders.texts(7, 2);
    float[] direction = normal(8, TinyEncoders.HIDDEN);
    try (PartSlopes slopes =
        new PartSlopes(engine, ENCODER, Prunable.NEURONS, zeroMeans(Prunable.NEURONS))) {
      double[] first = slopes.of(texts.get(0), direction).get(LAYER);
      slopes.of(texts.get(1), direction);

      assertThat(slopes.of(texts.get(0), direction).get(LAYER))
          .containsExactly(first, within(1e-6));
    }
  }

  @ParameterizedTest
  @EnumSource(Prunable.class)
  void whatNothingReadsHasNoSlopeAndNothingElseIsSo(Prunable parts) {
    EncoderWeights blind = scaled(parts, 2, 0, new float[TinyEncoders.NEURONS]);

    List<double[]> slopes =
        gradients().squaredSlopes(blind, parts, zeroMeans(parts), TinyEncoders.texts(9, 5));

    for (int layer = 0; layer < TinyEncoders.LAYERS; layer++) {
      double[] found = slopes.get(layer);
      for (int part = 0; part < found.length; part++) {
        if (layer == LAYER && part == 2) {
          assertThat(found[part]).isZero();
        } else {
          assertThat(found[part]).isPositive();
        }
      }
    }
  }

  /** Against the sum over all components, each with a backward pass of its own. */
  @Test
  void theEstimateIsTheSquaredLengthOfTheDerivative() {
    long[] text = TinyEncoders.texts(10, 1).getFirst();
    List<float[]> means = means(Prunable.HEADS, 11);
    double[] exact = new double[TinyEncoders.HEADS];
    try (PartSlopes slopes = new PartSlopes(engine, ENCODER, Prunable.HEADS, means)) {
      for (int component = 0; component < TinyEncoders.HIDDEN; component++) {
        float[] direction = new float[TinyEncoders.HIDDEN];
        direction[component] = 1;
        double[] found = slopes.of(text, direction).get(LAYER);
        for (int head = 0; head < exact.length; head++) {
          exact[head] += found[head] * found[head];
        }
      }
    }

    List<long[]> often = IntStream.range(0, 400).mapToObj(i -> text).toList();
    double[] estimated =
        gradients().squaredSlopes(ENCODER, Prunable.HEADS, means, often).get(LAYER);

    for (int head = 0; head < exact.length; head++) {
      // The deviation of the mean is sqrt(2 / 400) of it, 7 %.
      assertThat(estimated[head]).isCloseTo(exact[head], within(0.25 * exact[head]));
    }
  }

  @Test
  void theSameTextsGiveTheSameAndEveryOneIsTold() {
    List<String> told = new ArrayList<>();
    List<long[]> texts = TinyEncoders.texts(12, 3);
    List<float[]> means = zeroMeans(Prunable.NEURONS);

    List<double[]> found =
        new PyTorchGradients(new Told(told)).squaredSlopes(ENCODER, Prunable.NEURONS, means, texts);

    assertThat(told).containsExactly("1/3", "2/3", "3/3");
    assertThat(gradients().squaredSlopes(ENCODER, Prunable.NEURONS, means, texts).get(LAYER))
        .containsExactly(found.get(LAYER), within(1e-9));
  }

  private record Told(List<String> told) implements TrainingProgress {
    @Override
    public void differentiated(int texts, int of) {
      told.add(texts + "/" + of);
    }

    @Override
    public void validated(int step, int steps, double loss, double bestScore) {}
  }

  private static PyTorchGradients gradients() {
    return new PyTorchGradients((step, steps, loss, bestScore) -> {});
  }

  /** The encoder with one part of a layer scaled: its rows, and its mean's share of the bias. */
  private static EncoderWeights scaled(Prunable parts, int part, float factor, float[] means) {
    List<FloatMatrix> numbers = new ArrayList<>(Parameters.of(ENCODER));
    LayerPart weight =
        parts == Prunable.HEADS ? LayerPart.ATTENTION_OUT_WEIGHT : LayerPart.DOWN_WEIGHT;
    LayerPart bias = parts == Prunable.HEADS ? LayerPart.ATTENTION_OUT_BIAS : LayerPart.DOWN_BIAS;
    int size = parts == Prunable.HEADS ? TinyEncoders.HIDDEN / TinyEncoders.HEADS : 1;
    int weightPlace = Parameters.place(LAYER, weight);
    int biasPlace = Parameters.place(LAYER, bias);
    float[] rows = numbers.get(weightPlace).values().clone();
    float[] shift = numbers.get(biasPlace).values().clone();
    int width = shift.length;
    for (int row = part * size; row < (part + 1) * size; row++) {
      for (int column = 0; column < width; column++) {
        float before = rows[row * width + column];
        rows[row * width + column] = factor * before;
        shift[column] += (1 - factor) * means[row] * before;
      }
    }
    numbers.set(weightPlace, new FloatMatrix(rows.length / width, width, rows));
    numbers.set(biasPlace, new FloatMatrix(1, width, shift));
    return Parameters.encoder(ENCODER, numbers);
  }

  private static double product(EncoderWeights encoder, long[] text, float[] direction) {
    float[] vector = StudentTest.embed(encoder, text);
    double product = 0;
    for (int i = 0; i < vector.length; i++) {
      product += (double) vector[i] * direction[i];
    }
    return product;
  }

  private static List<float[]> means(Prunable parts, long seed) {
    return zeroMeans(parts).stream().map(zeros -> normal(seed, zeros.length)).toList();
  }

  private static List<float[]> zeroMeans(Prunable parts) {
    return ENCODER.layers().stream().map(layer -> new float[parts.readBy(layer).inputs()]).toList();
  }

  private static float[] normal(long seed, int length) {
    Random random = new Random(seed);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}

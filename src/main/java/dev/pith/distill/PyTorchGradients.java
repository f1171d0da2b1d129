package dev.pith.distill;

import dev.pith.bert.EncoderLayer;
import dev.pith.bert.EncoderWeights;
import dev.pith.compress.Gradients;
import dev.pith.compress.Prunable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Takes derivatives on PyTorch, one backward pass a text.
 *
 * <p>A vector has as many derivatives as components; one pass gives their sum along a direction.
 * Over directions drawn from a normal distribution the square of that sum is, on average, the
 * squared length of them all (Hutchinson's estimate). Directions are drawn by a fixed seed.
 *
 * @param progress is told of every text
 */
public record PyTorchGradients(TrainingProgress progress) implements Gradients {
  private static final long SEED = 1;

  @Override
  public List<double[]> squaredSlopes(
      EncoderWeights weights, Prunable parts, List<float[]> means, List<long[]> texts) {
    Random random = new Random(SEED);
    List<double[]> squares = zeros(weights, parts);
    int threads = Runtime.getRuntime().availableProcessors();
    try (PartSlopes slopes = new PartSlopes(PyTorch.load(threads), weights, parts, means)) {
      for (int text = 0; text < texts.size(); text++) {
        List<double[]> found = slopes.of(texts.get(text), direction(random, weights.hidden()));
        for (int layer = 0; layer < found.size(); layer++) {
          addSquares(squares.get(layer), found.get(layer), texts.size());
        }
        progress.differentiated(text + 1, texts.size());
      }
    }
    return squares;
  }

  private static List<double[]> zeros(EncoderWeights weights, Prunable parts) {
    List<double[]> zeros = new ArrayList<>();
    for (EncoderLayer layer : weights.layers()) {
      zeros.add(parts.sums(layer, new double[parts.readBy(layer).inputs()]));
    }
    return zeros;
  }

  private static float[] direction(Random random, int length) {
    float[] direction = new float[length];
    for (int i = 0; i < length; i++) {
      direction[i] = (float) random.nextGaussian();
    }
    return direction;
  }

  private static void addSquares(double[] sums, double[] slopes, int texts) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += slopes[i] * slopes[i] / texts;
    }
  }
}

package dev.pith.compress;

import dev.pith.bert.EncoderWeights;
import dev.pith.bert.FloatMatrix;
import dev.pith.bert.Matrix;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Sets the least important weights of every projection to zero, in place: by magnitude (Han et al.
 * 2015, section 3) or by what they multiply (Wanda, Sun et al. 2023, section 3).
 *
 * <p>Shapes stay: dense kernels gain no speed from zeros. The file only compresses better.
 *
 * @param sparsity which weights go
 * @param importance by what they are ranked; magnitude or activation
 * @param ridge refits the weights that stay: pull towards their old values, as a share of the
 *     inputs' mean variance, 0 to 1; they stay as they were where it is absent
 */
public record PruneWeights(Sparsity sparsity, Importance importance, OptionalDouble ridge)
    implements Pass {
  public PruneWeights {
    if (importance == Importance.GRADIENT) {
      throw new IllegalArgumentException(
          "gradient ranks heads and neurons; weights go by magnitude or activation");
    }
    if (ridge.isPresent() && !(ridge.getAsDouble() >= 0 && ridge.getAsDouble() <= 1)) {
      throw new IllegalArgumentException("ridge " + ridge.getAsDouble() + " is not in [0, 1]");
    }
  }

  @Override
  public String name() {
    return "prune-weights";
  }

  @Override
  public Outcome apply(Subject subject, Calibration calibration) {
    EncoderWeights weights = Structure.floatsOf(subject, name());
    Map<String, boolean[]> removed = removed(weights, calibration);
    EncoderWeights pruned =
        ridge.isPresent()
            ? new SparseRepair(weights, removed, calibration, ridge.getAsDouble()).repaired()
            : weights.mapMatrices((name, matrix) -> without(matrix, removed.get(name)));
    return new Outcome(
        new Subject.Recognised(pruned),
        "%s by %s%s: %,d of %,d weights left. Zeros stay in place: dense kernels gain no speed from them, the file only compresses better"
            .formatted(
                sparsity,
                importance,
                ridge.isPresent() ? ", the others refitted" : "",
                pruned.parameters(),
                weights.parameters()));
  }

  /** The weights that go, by the name of their projection. */
  private Map<String, boolean[]> removed(EncoderWeights weights, Calibration calibration) {
    Map<String, ChannelMoments> inputs =
        importance == Importance.ACTIVATION
            ? ActivationMoments.ofProjections(weights, calibration)
            : Map.of();
    Map<String, boolean[]> removed = new TreeMap<>();
    weights.mapMatrices(
        (name, matrix) -> {
          if (!EncoderWeights.isTable(name)) {
            double[] scores = scores(matrix.toFloats(), Optional.ofNullable(inputs.get(name)));
            removed.put(name, sparsity.removed(scores, matrix.columns()));
          }
          return matrix;
        });
    return removed;
  }

  /**
   * {@code |w|}, times {@code sqrt(mean of x^2)} where inputs were measured: Wanda's {@code |w| *
   * |x|_2} (equation 1) over the root of the number of tokens, so that it does not grow with the
   * text.
   */
  private static double[] scores(FloatMatrix weight, Optional<ChannelMoments> inputs) {
    double[] scores = new double[weight.values().length];
    for (int i = 0; i < scores.length; i++) {
      int input = i / weight.columns();
      scores[i] =
          Math.abs(weight.values()[i]) * inputs.map(x -> x.rootMeanSquare(input)).orElse(1.0);
    }
    return scores;
  }

  /** {@code matrix} with zeros where weights go; a table has none that do. */
  private static Matrix without(Matrix matrix, boolean @Nullable [] removed) {
    if (removed == null) {
      return matrix;
    }
    float[] kept = matrix.toFloats().values().clone();
    for (int i = 0; i < kept.length; i++) {
      if (removed[i]) {
        kept[i] = 0;
      }
    }
    return new FloatMatrix(matrix.rows(), matrix.columns(), kept);
  }
}

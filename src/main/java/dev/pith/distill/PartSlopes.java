package dev.pith.distill;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.pith.bert.EncoderWeights;
import dev.pith.bert.FloatMatrix;
import dev.pith.compress.Prunable;
import java.util.ArrayList;
import java.util.List;

/**
 * An encoder in the engine, and how its unit vectors move when one part's output is scaled about
 * its mean. Not safe for use by two threads at once.
 *
 * <p>No mask is put into the graph: with {@code G} and {@code g} the gradients of the weights
 * {@code W} and the bias that read input channel {@code j}, scaling it by {@code m_j} about its
 * mean {@code mu_j} has the slope
 *
 * <pre>
 *   d/dm_j = sum over k of (G[j,k] - mu_j * g[k]) * W[j,k]
 * </pre>
 */
final class PartSlopes implements AutoCloseable {
  private final Engine engine;
  private final NDManager owner;
  private final EncoderWeights encoder;
  private final WordTable words;
  private final StudentTensors tensors;
  private final ForwardPass forward;
  private final Prunable parts;
  private final List<float[]> means;

  /**
   * Puts an encoder into the engine.
   *
   * @param means by layer, of each input of the projection that reads the parts; not copied
   */
  PartSlopes(Engine engine, EncoderWeights encoder, Prunable parts, List<float[]> means) {
    this.engine = engine;
    this.encoder = encoder;
    this.parts = parts;
    this.means = means;
    this.owner = engine.newBaseManager();
    List<FloatMatrix> all = Parameters.of(encoder);
    this.words = WordTable.frozen(all.get(Parameters.WORDS));
    this.tensors =
        StudentTensors.of(
            owner, Parameters.POSITIONS, all.subList(Parameters.POSITIONS, all.size()));
    this.forward = new ForwardPass(encoder, tensors);
    for (int layer = 0; layer < encoder.layers().size(); layer++) {
      tensors.get(Parameters.place(layer, weight())).setRequiresGradient(true);
      tensors.get(Parameters.place(layer, bias())).setRequiresGradient(true);
    }
  }

  /**
   * Slopes of the vector's product with a direction, by layer, one a head or neuron.
   *
   * @param text token ids
   * @param direction as long as the vector; of any length but 0
   */
  List<double[]> of(long[] text, float[] direction) {
    try (NDManager made = owner.newSubManager()) {
      NDArray along = made.create(direction, new Shape(1, direction.length));
      WordTable.Rows read = words.rows(made, List.of(text));
      try (GradientCollector collector = engine.newGradientCollector()) {
        collector.backward(forward.embed(made, List.of(text), read).mul(along).sum());
      }
    }
    List<double[]> slopes = new ArrayList<>();
    for (int layer = 0; layer < encoder.layers().size(); layer++) {
      double[] channels = channels(layer);
      slopes.add(parts.sums(encoder.layers().get(layer), channels));
    }
    return slopes;
  }

  private double[] channels(int layer) {
    float[] ofWeight = gradient(layer, weight());
    float[] ofBias = gradient(layer, bias());
    float[] mean = means.get(layer);
    float[] weight = parts.readBy(encoder.layers().get(layer)).weight().toFloats().values();
    double[] slopes = new double[mean.length];
    for (int i = 0; i < weight.length; i++) {
      int channel = i / ofBias.length;
      double about = ofWeight[i] - mean[channel] * ofBias[i % ofBias.length];
      slopes[channel] += about * weight[i];
    }
    return slopes;
  }

  private float[] gradient(int layer, LayerPart part) {
    try (NDArray gradient = tensors.get(Parameters.place(layer, part)).getGradient()) {
      float[] values = gradient.toFloatArray();
      // The next text's is added to what is there; in a training it is the optimizer that clears
      // it.
      gradient.subi(gradient);
      return values;
    }
  }

  private LayerPart weight() {
    return switch (parts) {
      case HEADS -> LayerPart.ATTENTION_OUT_WEIGHT;
      case NEURONS -> LayerPart.DOWN_WEIGHT;
    };
  }

  private LayerPart bias() {
    return switch (parts) {
      case HEADS -> LayerPart.ATTENTION_OUT_BIAS;
      case NEURONS -> LayerPart.DOWN_BIAS;
    };
  }

  @Override
  public void close() {
    tensors.close();
    owner.close();
  }
}

package dev.pith.compress;

import dev.pith.bert.EncoderLayer;
import dev.pith.bert.EncoderWeights;
import dev.pith.bert.FloatMatrix;
import dev.pith.bert.Linear;
import java.util.List;

/**
 * Sets the smallest weights of every projection to zero, in place (magnitude pruning, Han et al.
 * 2015, section 3).
 *
 * <p>Shapes stay: dense kernels gain no speed from zeros. The file only compresses better.
 *
 * @param cut which weights of each matrix go, by absolute value
 */
public record PruneWeights(Cut cut) implements Pass {
  @Override
  public String name() {
    return "prune-weights";
  }

  @Override
  public Outcome apply(Subject subject, Calibration calibration) {
    EncoderWeights weights = Structure.floatsOf(subject, name());
    List<EncoderLayer> layers =
        weights.layers().stream().map(layer -> layer.mapProjections(this::prune)).toList();
    EncoderWeights pruned = weights.withLayers(layers);
    return new Outcome(
        new Subject.Recognised(pruned),
        "%s of each projection by magnitude: %,d of %,d weights left. Zeros stay in place: dense kernels gain no speed from them, the file only compresses better"
            .formatted(cut, pruned.parameters(), weights.parameters()));
  }

  private Linear prune(Linear linear) {
    FloatMatrix weight = linear.weight().toFloats();
    double[] magnitudes = new double[weight.values().length];
    for (int i = 0; i < magnitudes.length; i++) {
      magnitudes[i] = Math.abs(weight.values()[i]);
    }
    boolean[] removed = cut.chosen(magnitudes);
    float[] kept = weight.values().clone();
    for (int i = 0; i < kept.length; i++) {
      if (removed[i]) {
        kept[i] = 0;
      }
    }
    return new Linear(new FloatMatrix(weight.rows(), weight.columns(), kept), linear.bias());
  }
}

package dev.pith.distill;

import dev.pith.bert.Embeddings;
import dev.pith.bert.EncoderLayer;
import dev.pith.bert.EncoderWeights;
import dev.pith.bert.FloatMatrix;
import dev.pith.bert.LayerNorm;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * An encoder's numbers as one list of matrices: words, positions, scale and shift of the
 * embeddings' norm, then every {@link LayerPart} of every layer.
 */
final class Parameters {
  static final int WORDS = 0;
  static final int POSITIONS = 1;
  static final int GAMMA = 2;
  static final int BETA = 3;
  private static final int FIRST_LAYER = 4;
  private static final List<LayerPart> PARTS = List.of(LayerPart.values());

  private Parameters() {}

  /** Place of a layer's part in the list. */
  static int place(int layer, LayerPart part) {
    return FIRST_LAYER + layer * PARTS.size() + PARTS.indexOf(part);
  }

  static List<FloatMatrix> of(EncoderWeights encoder) {
    Embeddings embeddings = encoder.embeddings();
    List<FloatMatrix> parameters = new ArrayList<>();
    parameters.add(embeddings.words().toFloats());
    parameters.add(embeddings.positions().toFloats());
    parameters.add(LayerPart.row(embeddings.norm().gamma()));
    parameters.add(LayerPart.row(embeddings.norm().beta()));
    for (EncoderLayer layer : encoder.layers()) {
      for (LayerPart part : PARTS) {
        parameters.add(part.of(layer));
      }
    }
    return parameters;
  }

  /**
   * An encoder of other numbers.
   *
   * @param form the encoder whose heads and epsilons it has
   * @param parameters as {@link #of} lists them
   */
  static EncoderWeights encoder(EncoderWeights form, List<FloatMatrix> parameters) {
    LayerNorm norm =
        new LayerNorm(
            parameters.get(GAMMA).values(),
            parameters.get(BETA).values(),
            form.embeddings().norm().epsilon());
    List<EncoderLayer> layers = new ArrayList<>();
    for (int i = 0; i < form.layers().size(); i++) {
      Map<LayerPart, FloatMatrix> parts = new EnumMap<>(LayerPart.class);
      for (LayerPart part : PARTS) {
        parts.put(part, parameters.get(place(i, part)));
      }
      layers.add(LayerPart.layer(form.layers().get(i), parts));
    }
    return new EncoderWeights(
        new Embeddings(parameters.get(WORDS), parameters.get(POSITIONS), norm),
        layers,
        form.pooling());
  }
}

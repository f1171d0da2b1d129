package dev.pith.bert;

import dev.pith.model.Pooling;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that a BERT-family sentence encoder knows.
 *
 * @param embeddings the input tables
 * @param layers first to last, at least one
 * @param pooling how token vectors become one
 */
public record EncoderWeights(Embeddings embeddings, List<EncoderLayer> layers, Pooling pooling) {
  public EncoderWeights {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("an encoder has at least one layer");
    }
  }

  /** Width of a token's vector between layers. */
  public int hidden() {
    return embeddings.norm().width();
  }

  public EncoderWeights withLayers(List<EncoderLayer> replaced) {
    return new EncoderWeights(embeddings, replaced, pooling);
  }

  public EncoderWeights withEmbeddings(Embeddings replaced) {
    return new EncoderWeights(replaced, layers, pooling);
  }

  /** Every matrix: the tables, then each layer's projections. */
  public Stream<Matrix> matrices() {
    return Stream.concat(
        Stream.of(embeddings.words(), embeddings.positions()),
        layers.stream().flatMap(EncoderWeights::matrices));
  }

  /** Weights in matrices that are not exactly zero; biases and norms are left out. */
  public long parameters() {
    return matrices().mapToLong(Matrix::nonZeros).sum();
  }

  /** Whether any projection or table is stored in 8 bits. */
  public boolean isQuantized() {
    return matrices().anyMatch(Int8Matrix.class::isInstance);
  }

  private static Stream<Matrix> matrices(EncoderLayer layer) {
    Attention attention = layer.attention();
    return Stream.of(
            attention.query(),
            attention.key(),
            attention.value(),
            attention.output(),
            layer.feedForward().up(),
            layer.feedForward().down())
        .map(Linear::weight);
  }
}

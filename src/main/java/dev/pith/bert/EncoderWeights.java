package dev.pith.bert;

import dev.pith.model.Pooling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Everything that a BERT-family sentence encoder knows.
 *
 * @param embeddings the input tables
 * @param layers first to last, at least one
 * @param pooling how token vectors become one
 * @param directions what the pooled vector is multiplied by before it gets unit length: hidden x
 *     dimension with orthonormal columns to shorten it, hidden x hidden to turn it; empty where it
 *     is handed out as it is
 */
public record EncoderWeights(
    Embeddings embeddings,
    List<EncoderLayer> layers,
    Pooling pooling,
    Optional<FloatMatrix> directions) {
  /** An encoder that hands out vectors as wide as its layers. */
  public EncoderWeights(Embeddings embeddings, List<EncoderLayer> layers, Pooling pooling) {
    this(embeddings, layers, pooling, Optional.empty());
  }

  public EncoderWeights {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("an encoder has at least one layer");
    }
    int hidden = embeddings.norm().width();
    layers.forEach(layer -> layer.requireWidth(hidden));
  }

  /** Width of a token's vector between layers. */
  public int hidden() {
    return embeddings.norm().width();
  }

  /** Length of a text's vector. */
  public int dimension() {
    return directions.map(FloatMatrix::columns).orElse(hidden());
  }

  public EncoderWeights withLayers(List<EncoderLayer> replaced) {
    return new EncoderWeights(embeddings, replaced, pooling, directions);
  }

  public EncoderWeights withEmbeddings(Embeddings replaced) {
    return new EncoderWeights(replaced, layers, pooling, directions);
  }

  public EncoderWeights withDirections(FloatMatrix replaced) {
    return new EncoderWeights(embeddings, layers, pooling, Optional.of(replaced));
  }

  /**
   * The same encoder with its vectors where they lie among those of {@code hidden} numbers: the sum
   * of the directions, each as long as the vector's number for it. Inner products stay. Vectors
   * that are not shortened lie there already.
   */
  public EncoderWeights lifted() {
    return directions
        .filter(found -> found.columns() < found.rows())
        .map(found -> withDirections(found.times(found.transposed())))
        .orElse(this);
  }

  /** Every matrix that can be stored in other ways: the tables, then each layer's projections. */
  public Stream<Matrix> matrices() {
    return Stream.concat(
        Stream.of(embeddings.words(), embeddings.positions()),
        layers.stream().flatMap(EncoderWeights::matrices));
  }

  /** Weights in matrices that are not exactly zero; biases and norms are left out. */
  public long parameters() {
    return Stream.concat(matrices(), directions.stream()).mapToLong(Matrix::nonZeros).sum();
  }

  /** Whether any projection or table is stored as anything but float32. */
  public boolean isQuantized() {
    return !matrices().allMatch(FloatMatrix.class::isInstance);
  }

  /** Whether any projection's input gets one scale from everything in a run. */
  public boolean sharesScalesInARun() {
    return layers.stream().flatMap(EncoderWeights::matrices).anyMatch(Int8Matrix.class::isInstance);
  }

  /**
   * The same encoder with each matrix replaced.
   *
   * @param change is given a name, {@code words}, {@code positions}, or {@code layer0.} with {@code
   *     query}, {@code key}, {@code value}, {@code output}, {@code up} or {@code down}, and the
   *     matrix; shapes must stay
   */
  public EncoderWeights mapMatrices(BiFunction<String, Matrix, Matrix> change) {
    Embeddings tables =
        new Embeddings(
            change.apply("words", embeddings.words()),
            change.apply("positions", embeddings.positions()),
            embeddings.norm());
    List<EncoderLayer> changed = new ArrayList<>();
    for (EncoderLayer layer : layers) {
      String prefix = "layer" + changed.size() + ".";
      changed.add(layer.mapMatrices((part, matrix) -> change.apply(prefix + part, matrix)));
    }
    return withEmbeddings(tables).withLayers(changed);
  }

  /** Whether a name in {@link #mapMatrices} is that of an input table rather than a projection. */
  public static boolean isTable(String name) {
    return name.equals("words") || name.equals("positions");
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

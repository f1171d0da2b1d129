package dev.pith.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.bert.Attention;
import dev.pith.bert.BertWriter;
import dev.pith.bert.BlockQuantizedMatrix.Products;
import dev.pith.bert.EncoderLayer;
import dev.pith.bert.EncoderWeights;
import dev.pith.bert.FloatMatrix;
import dev.pith.bert.Linear;
import dev.pith.bert.Matrix;
import dev.pith.bert.StaticInt8Matrix;
import dev.pith.fixtures.TinyEncoders;
import dev.pith.making.RuntimeGraphs;
import dev.pith.onnx.OnnxModel;
import dev.pith.onnx.Shape;
import dev.pith.onnx.Tensor;
import dev.pith.quantize.RangeMethod;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantizationTest {
  private static final Calibration CALIBRATION = TinyEncoders.calibration(7, 60);

  /** Those under which texts may share runs. */
  static Stream<Activations> batchable() {
    return Stream.of(
        new Activations.PerToken(),
        new Activations.Static(new RangeMethod.MinMax()),
        new Activations.Static(new RangeMethod.Percentile(99.99)),
        new Activations.Static(new RangeMethod.Entropy()),
        new Activations.Static(new RangeMethod.LeastSquares()));
  }

  /** Each pass, and the least cosine to float32 that it must keep on a random encoder. */
  static Stream<Arguments> passes() {
    return Stream.of(
        Arguments.of(new QuantizeInt8(), 0.99),
        Arguments.of(narrow(6, new Activations.Dynamic()), 0.98),
        Arguments.of(narrow(5, new Activations.PerToken()), 0.95),
        Arguments.of(narrow(4, new Activations.Static(new RangeMethod.MinMax())), 0.9),
        Arguments.of(int8(new Activations.PerToken()), 0.99),
        Arguments.of(int8(new Activations.Static(new RangeMethod.MinMax())), 0.99),
        Arguments.of(int8(new Activations.Static(new RangeMethod.LeastSquares())), 0.99),
        Arguments.of(new QuantizeBlocks(8, 32, Products.INT8, Selection.EVERYTHING), 0.999),
        Arguments.of(new QuantizeBlocks(8, 32, Products.FLOAT32, Selection.EVERYTHING), 0.999),
        Arguments.of(new QuantizeBlocks(4, 16, Products.INT8, Selection.EVERYTHING), 0.9),
        Arguments.of(new QuantizeTables(8, 32), 0.999),
        Arguments.of(new QuantizeTables(4, 16), 0.95),
        Arguments.of(new StoreFloat16(), 0.99999));
  }

  @ParameterizedTest
  @MethodSource("passes")
  void theRuntimeComputesWhatTheStoredWeightsStandFor(Pass pass, double unused) {
    EncoderWeights quantized = apply(pass, TinyEncoders.random(1));
    EncoderWeights meant = quantized.mapMatrices((name, matrix) -> matrix.toFloats());

    assertThat(smallestCosine(quantized, meant)).isGreaterThan(0.995);
  }

  @ParameterizedTest
  @MethodSource("passes")
  void vectorsStayCloseToThoseOfFloats(Pass pass, double leastCosine) {
    EncoderWeights weights = TinyEncoders.random(2);

    assertThat(smallestCosine(weights, apply(pass, weights))).isGreaterThan(leastCosine);
  }

  @ParameterizedTest
  @MethodSource("batchable")
  void aTextHasOneVectorAloneAndPaddedAmongOthers(Activations activations) {
    EncoderWeights quantized = apply(int8(activations), TinyEncoders.random(3));
    List<long[]> texts = TinyEncoders.texts(11, 12);
    OnnxModel model = BertWriter.write(quantized);

    try (GraphRunner.Loaded graph = new RuntimeGraphs().load(model)) {
      float[] together = vectors(graph, padded(texts));
      for (int text = 0; text < texts.size(); text++) {
        float[] alone = vectors(graph, padded(List.of(texts.get(text))));
        assertThat(dot(alone, 0, together, text * TinyEncoders.HIDDEN))
            .as("text %d of %d tokens", text, texts.get(text).length)
            .isGreaterThanOrEqualTo(0.9999);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("batchable")
  void onlyDynamicActivationsForbidSharedRuns(Activations activations) {
    EncoderWeights weights = TinyEncoders.random(4);

    assertThat(new Subject.Recognised(apply(new QuantizeInt8(), weights)).quantizesActivations())
        .isTrue();
    assertThat(new Subject.Recognised(apply(int8(activations), weights)).quantizesActivations())
        .isFalse();
  }

  @Test
  void aTokenOfZerosGivesTheBiasAlone() {
    EncoderWeights weights =
        TinyEncoders.random(14)
            .withLayers(
                TinyEncoders.random(14).layers().stream()
                    .map(QuantizationTest::withoutValues)
                    .toList());

    assertThat(smallestCosine(weights, apply(int8(new Activations.PerToken()), weights)))
        .isGreaterThan(0.99);
  }

  @ParameterizedTest
  @MethodSource("passes")
  void aWeightThatIsNotFiniteIsRefusedByTheNameOfItsMatrix(Pass pass, double unused) {
    EncoderWeights weights =
        TinyEncoders.random(5)
            .mapMatrices((name, matrix) -> name.equals("layer1.down") ? withNaN(matrix) : matrix);

    assertThatThrownBy(() -> apply(pass, weights))
        .isInstanceOf(PassRefusedException.class)
        .hasMessageContaining("[1, 2] of layer1.down");
  }

  @Test
  void excludedMatricesStayAsTheyAre() {
    EncoderWeights weights = TinyEncoders.random(6);
    Selection selection = new Selection(List.of("layer1.*", "words"), new PrecisionBudget.None());

    EncoderWeights quantized =
        apply(new QuantizeInt8(WeightRange.REDUCED, new Activations.Dynamic(), selection), weights);

    assertThat(named(quantized, FloatMatrix.class::isInstance))
        .containsExactlyInAnyOrder(
            "words",
            "layer1.query",
            "layer1.key",
            "layer1.value",
            "layer1.output",
            "layer1.up",
            "layer1.down");
  }

  @Test
  void halfOfAMergedProductMayBeExcluded() {
    EncoderWeights weights = TinyEncoders.random(6);
    Selection selection = new Selection(List.of("layer0.query"), new PrecisionBudget.None());

    EncoderWeights quantized =
        apply(new QuantizeInt8(WeightRange.REDUCED, new Activations.Dynamic(), selection), weights);

    assertThat(smallestCosine(weights, quantized)).isGreaterThan(0.99);
  }

  @Test
  void aPatternThatMatchesNothingIsRefusedWithTheNames() {
    Selection selection = new Selection(List.of("layre1.*"), new PrecisionBudget.None());
    Pass pass = new QuantizeInt8(WeightRange.REDUCED, new Activations.Dynamic(), selection);

    assertThatThrownBy(() -> apply(pass, TinyEncoders.random(6)))
        .isInstanceOf(PassRefusedException.class)
        .hasMessageContaining("layre1.*")
        .hasMessageContaining("layer1.down");
  }

  @Test
  void theBudgetKeepsTheMatrixWhoseRoundingHurtsMost() {
    EncoderWeights weights =
        TinyEncoders.random(8)
            .mapMatrices(
                (name, matrix) -> name.equals("layer1.down") ? withOutliers(matrix) : matrix);
    Selection one = new Selection(List.of(), new PrecisionBudget.Matrices(1));
    Pass pass = new QuantizeInt8(WeightRange.REDUCED, new Activations.Dynamic(), one);

    EncoderWeights quantized = apply(pass, weights);

    assertThat(named(quantized, FloatMatrix.class::isInstance)).containsExactly("layer1.down");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.5, 0.8})
  void aSmallerBudgetKeepsMoreMatricesAndLosesLess(double share) {
    EncoderWeights weights = TinyEncoders.random(9);
    Pass tight = withBudget(new PrecisionBudget.Share(share));
    Pass loose = withBudget(new PrecisionBudget.Share(1));

    EncoderWeights kept = apply(tight, weights);

    assertThat(named(kept, FloatMatrix.class::isInstance)).isNotEmpty();
    assertThat(named(apply(loose, weights), FloatMatrix.class::isInstance)).isEmpty();
  }

  @Test
  void passesThatQuantizePartsFollowEachOther() {
    EncoderWeights weights = TinyEncoders.random(12);
    EncoderWeights tables = apply(new QuantizeTables(4, 16), weights);

    EncoderWeights all =
        apply(int8(new Activations.Static(new RangeMethod.LeastSquares())), tables);

    assertThat(named(all, StaticInt8Matrix.class::isInstance)).hasSize(6 * TinyEncoders.LAYERS);
    assertThat(all.embeddings()).isEqualTo(tables.embeddings());
    assertThatThrownBy(() -> apply(new QuantizeInt8(), all))
        .isInstanceOf(PassRefusedException.class)
        .hasMessageContaining("nothing is left to quantize");
  }

  private static Pass withBudget(PrecisionBudget budget) {
    return new QuantizeInt8(
        WeightRange.REDUCED, new Activations.Dynamic(), new Selection(List.of(), budget));
  }

  private static QuantizeInt8 int8(Activations activations) {
    return new QuantizeInt8(WeightRange.REDUCED, activations, Selection.EVERYTHING);
  }

  /** A layer whose attention hands nothing but zeros to its output projection. */
  private static EncoderLayer withoutValues(EncoderLayer layer) {
    Attention attention = layer.attention();
    Linear zero =
        new Linear(zeros(attention.value().weight()), new float[attention.value().outputs()]);
    return new EncoderLayer(
        new Attention(
            attention.heads(),
            attention.headSize(),
            attention.query(),
            attention.key(),
            zero,
            attention.output()),
        layer.attentionNorm(),
        layer.feedForward(),
        layer.feedForwardNorm());
  }

  private static Matrix zeros(Matrix matrix) {
    return new FloatMatrix(
        matrix.rows(), matrix.columns(), new float[matrix.rows() * matrix.columns()]);
  }

  private static EncoderWeights apply(Pass pass, EncoderWeights weights) {
    Subject made = pass.apply(new Subject.Recognised(weights), CALIBRATION).subject();
    return ((Subject.Recognised) made).weights();
  }

  private static Set<String> named(EncoderWeights weights, Predicate<Matrix> wanted) {
    Set<String> names = new TreeSet<>();
    weights.mapMatrices(
        (name, matrix) -> {
          if (wanted.test(matrix)) {
            names.add(name);
          }
          return matrix;
        });
    return names;
  }

  private static Matrix withNaN(Matrix matrix) {
    float[] values = matrix.toFloats().values().clone();
    values[matrix.columns() + 2] = Float.NaN;
    return new FloatMatrix(matrix.rows(), matrix.columns(), values);
  }

  /**
   * One large weight in every column makes every other one lose its bits. The normalization behind
   * the second feed-forward projection cancels what they add, as it is the same everywhere.
   */
  private static Matrix withOutliers(Matrix matrix) {
    float[] values = matrix.toFloats().values().clone();
    for (int column = 0; column < matrix.columns(); column++) {
      values[column] = 60;
    }
    return new FloatMatrix(matrix.rows(), matrix.columns(), values);
  }

  private static double smallestCosine(EncoderWeights one, EncoderWeights other) {
    double smallest = 1;
    List<long[]> texts = TinyEncoders.texts(13, 20);
    try (GraphRunner.Loaded a = new RuntimeGraphs().load(BertWriter.write(one));
        GraphRunner.Loaded b = new RuntimeGraphs().load(BertWriter.write(other))) {
      for (long[] text : texts) {
        Map<String, Tensor> inputs = padded(List.of(text));
        smallest =
            Math.min(
                smallest,
                dot(vectors(a, readBy(one, inputs)), 0, vectors(b, readBy(other, inputs)), 0));
      }
    }
    return smallest;
  }

  private static Map<String, Tensor> readBy(EncoderWeights weights, Map<String, Tensor> inputs) {
    Map<String, Tensor> read = new TreeMap<>(inputs);
    if (weights.sharesScalesInARun()) {
      read.remove("attention_mask");
    }
    return read;
  }

  private static Map<String, Tensor> padded(List<long[]> texts) {
    int columns = texts.stream().mapToInt(text -> text.length).max().orElseThrow();
    long[] ids = new long[texts.size() * columns];
    long[] mask = new long[ids.length];
    for (int text = 0; text < texts.size(); text++) {
      System.arraycopy(texts.get(text), 0, ids, text * columns, texts.get(text).length);
      Arrays.fill(mask, text * columns, text * columns + texts.get(text).length, 1);
    }
    Shape shape = Shape.of(texts.size(), columns);
    return Map.of(
        "input_ids", Tensor.ofLongs(shape, ids), "attention_mask", Tensor.ofLongs(shape, mask));
  }

  private static float[] vectors(GraphRunner.Loaded graph, Map<String, Tensor> inputs) {
    return Objects.requireNonNull(graph.run(inputs).get(BertWriter.OUTPUT)).toFloats();
  }

  private static double dot(float[] a, int aFrom, float[] b, int bFrom) {
    double sum = 0;
    for (int i = 0; i < TinyEncoders.HIDDEN; i++) {
      sum += (double) a[aFrom + i] * b[bFrom + i];
    }
    return sum;
  }

  private static Pass narrow(int bits, Activations activations) {
    return new QuantizeInt8(WeightRange.AUTO, bits, activations, Selection.EVERYTHING);
  }
}

package dev.pith.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pith.bert.BertWriter;
import dev.pith.bert.BlockQuantizedMatrix.Products;
import dev.pith.bert.EncoderLayer;
import dev.pith.bert.EncoderWeights;
import dev.pith.bert.LayerTaps;
import dev.pith.fixtures.TinyEncoders;
import dev.pith.making.RuntimeGraphs;
import dev.pith.onnx.OnnxWriter;
import dev.pith.onnx.Tensor;
import dev.pith.quantize.RangeMethod;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PruningTest {
  private static final Calibration CALIBRATION = TinyEncoders.calibration(7, 60);
  private static final Pass HALF_BY_MAGNITUDE =
      new PruneWeights(
          new Sparsity.Anywhere(new Cut.Ratio(0.5)), Importance.MAGNITUDE, OptionalDouble.empty());

  static Stream<Pass> allPasses() {
    return Stream.of(
        new TrimPositions(20),
        new PruneHeads(new Cut.Ratio(0.25), Importance.ACTIVATION),
        new PruneHeads(new Cut.Ratio(0.25), Importance.MAGNITUDE),
        new PruneNeurons(new Cut.Ratio(0.5), Importance.ACTIVATION, 8),
        new PruneStructure(new StructureGoal.Keep(0.7), 1e-3, 8, Precision.INT8),
        new PruneStructure(
            new StructureGoal.Keep(0.7), Importance.MAGNITUDE, 1e-3, 8, Precision.INT8),
        HALF_BY_MAGNITUDE,
        new PruneWeights(
            new Sparsity.Pattern(2, 4), Importance.ACTIVATION, OptionalDouble.of(1e-3)),
        new ReduceDimension(16),
        new QuantizeInt8(),
        new QuantizeInt8(
            WeightRange.REDUCED,
            new Activations.Static(new RangeMethod.LeastSquares()),
            new Selection(List.of("layer1.*"), new PrecisionBudget.Matrices(2))),
        new QuantizeBlocks(4, 16, Products.INT8, Selection.EVERYTHING),
        new QuantizeBlocks(8, 32, Products.FLOAT32, Selection.EVERYTHING),
        new QuantizeTables(4, 16),
        new QuantizeTables(8, 32),
        new StoreFloat16());
  }

  @ParameterizedTest
  @MethodSource("allPasses")
  void theSameInputGivesTheSameBytes(Pass pass) {
    assertThat(OnnxWriter.toBytes(apply(pass, TinyEncoders.random(1)).subject().toModel()))
        .isEqualTo(OnnxWriter.toBytes(apply(pass, TinyEncoders.random(1)).subject().toModel()));
  }

  @ParameterizedTest
  @MethodSource("allPasses")
  void aPassLeavesItsInputAsItWas(Pass pass) {
    EncoderWeights weights = TinyEncoders.random(2);

    apply(pass, weights);

    assertThat(weights).isEqualTo(TinyEncoders.random(2));
  }

  @ParameterizedTest
  @MethodSource("allPasses")
  void theRuntimeAcceptsWhatAPassMade(Pass pass) {
    float[] vector = embed(weightsAfter(pass, TinyEncoders.random(3)), new long[] {5, 6, 7});

    double squares = 0;
    for (float value : vector) {
      squares += value * value;
    }
    assertThat(squares).isCloseTo(1, within(1e-4));
  }

  @ParameterizedTest
  @EnumSource(value = Importance.class, mode = EnumSource.Mode.EXCLUDE, names = "GRADIENT")
  void neuronsAreReallyRemovedInWholeSteps(Importance importance) {
    EncoderWeights pruned =
        weightsAfter(new PruneNeurons(new Cut.Ratio(0.5), importance, 8), TinyEncoders.random(4));

    int kept = pruned.layers().stream().mapToInt(layer -> layer.feedForward().neurons()).sum();
    assertThat(kept)
        .isBetween(TinyEncoders.LAYERS * TinyEncoders.NEURONS / 2, TinyEncoders.LAYERS * 40);
    assertThat(pruned.layers())
        .allSatisfy(layer -> assertThat(layer.feedForward().neurons() % 8).isZero());
  }

  @Test
  void headsAreReallyRemovedAndOneAlwaysStays() {
    EncoderWeights pruned =
        weightsAfter(
            new PruneHeads(new Cut.Threshold(2), Importance.MAGNITUDE), TinyEncoders.random(5));

    assertThat(pruned.layers())
        .allSatisfy(layer -> assertThat(layer.attention().heads()).isEqualTo(1));
    assertThat(pruned.layers().getFirst().attention().query().outputs())
        .isEqualTo(TinyEncoders.HIDDEN / TinyEncoders.HEADS);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.9, 0.7, 0.5, 0.3})
  void theStructuralBudgetIsMet(double keep) {
    EncoderWeights full = TinyEncoders.random(6);
    long before = layerWeights(full);

    long after =
        layerWeights(
            weightsAfter(
                new PruneStructure(new StructureGoal.Keep(keep), 1e-3, 8, Precision.INT8), full));

    long largestStep = 4L * TinyEncoders.HIDDEN * TinyEncoders.HIDDEN / TinyEncoders.HEADS;
    assertThat((double) after)
        .isLessThanOrEqualTo(keep * before)
        .isGreaterThan(keep * before - largestStep);
  }

  @ParameterizedTest
  @EnumSource(value = Importance.class, mode = EnumSource.Mode.EXCLUDE, names = "GRADIENT")
  void theOutcomeSaysByWhatStructureWasRanked(Importance importance) {
    Pass pass =
        new PruneStructure(new StructureGoal.Keep(0.7), importance, 1e-3, 8, Precision.INT8);

    assertThat(apply(pass, TinyEncoders.random(6)).description())
        .startsWith("kept 70 % of the layers' weights; by " + importance + ": heads per layer [");
  }

  /** At the same size; of one encoder with random weights, chance can say otherwise. */
  @Test
  void whatOthersCannotMakeUpForLosesLessThanWhatHasLargeWeights() {
    double byActivation = 0;
    double byMagnitude = 0;
    for (long seed = 1; seed <= 8; seed++) {
      EncoderWeights full = TinyEncoders.random(seed);
      byActivation += similarity(full, cutBy(Importance.ACTIVATION, full));
      byMagnitude += similarity(full, cutBy(Importance.MAGNITUDE, full));
    }

    assertThat(byActivation).isGreaterThan(byMagnitude);
  }

  private static EncoderWeights cutBy(Importance importance, EncoderWeights full) {
    return weightsAfter(
        new PruneStructure(new StructureGoal.Keep(0.6), importance, 1e-3, 8, Precision.FLOAT32),
        full);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void repairLosesLessThanRemovalAloneAtTheSameSize(long seed) {
    EncoderWeights full = TinyEncoders.random(seed);
    EncoderWeights repaired =
        weightsAfter(
            new PruneStructure(new StructureGoal.Keep(0.6), 1e-3, 8, Precision.INT8), full);
    EncoderWeights cut = sameShape(full, repaired);

    assertThat(similarity(full, repaired)).isGreaterThan(similarity(full, cut));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aFitToMoreTextsLosesLess(long seed) {
    EncoderWeights full = TinyEncoders.random(seed);

    assertThat(similarity(full, weightsAfter(fittedTo(60), full)))
        .isGreaterThan(similarity(full, weightsAfter(fittedTo(4), full)));
  }

  @ParameterizedTest
  @CsvSource({"4, INT4", "5, INT5", "6, INT6"})
  void aFitForFewBitsLosesLessInThem(int bits, Precision precision) {
    double fitForThem = 0;
    double fitForEight = 0;
    // Of one encoder with random weights, chance can say otherwise.
    for (long seed = 1; seed <= 8; seed++) {
      EncoderWeights full = TinyEncoders.random(seed);
      fitForThem += similarity(full, inBits(bits, full, precision));
      fitForEight += similarity(full, inBits(bits, full, Precision.INT8));
    }

    assertThat(fitForThem).isGreaterThan(fitForEight);
  }

  @Test
  void aFitBehindRoundedTablesLosesLessBehindThem() {
    QuantizeTables tables = new QuantizeTables(4, 16);
    double fitBehindThem = 0;
    double fitBehindOthers = 0;
    for (long seed = 1; seed <= 8; seed++) {
      EncoderWeights full = TinyEncoders.random(seed);
      fitBehindThem += similarity(full, behind(tables, full, Optional.of(tables)));
      fitBehindOthers += similarity(full, behind(tables, full, Optional.empty()));
    }

    assertThat(fitBehindThem).isGreaterThan(fitBehindOthers);
  }

  private static EncoderWeights behind(
      QuantizeTables tables, EncoderWeights full, Optional<QuantizeTables> fittedFor) {
    Pass pruned =
        new PruneStructure(
            new StructureGoal.Keep(0.8),
            Importance.ACTIVATION,
            1e-3,
            8,
            Precision.FLOAT32,
            fittedFor,
            PruneStructure.DEFAULT_TEXTS);
    return weightsAfter(tables, weightsAfter(pruned, full));
  }

  private static EncoderWeights inBits(int bits, EncoderWeights full, Precision fitFor) {
    Pass inBits =
        new QuantizeInt8(WeightRange.AUTO, bits, new Activations.Dynamic(), Selection.EVERYTHING);
    return weightsAfter(
        inBits,
        weightsAfter(new PruneStructure(new StructureGoal.Keep(0.8), 1e-3, 8, fitFor), full));
  }

  private static PruneStructure fittedTo(int texts) {
    return new PruneStructure(
        new StructureGoal.Keep(0.6),
        Importance.ACTIVATION,
        1e-3,
        8,
        Precision.INT8,
        Optional.empty(),
        texts);
  }

  @Test
  void aHalfOfTheWeightsBecomesZeroInPlace() {
    EncoderWeights full = TinyEncoders.random(8);
    EncoderWeights pruned = weightsAfter(HALF_BY_MAGNITUDE, full);

    float[] before = full.layers().getFirst().feedForward().up().weight().toFloats().values();
    float[] after = pruned.layers().getFirst().feedForward().up().weight().toFloats().values();
    double largestRemoved = 0;
    double smallestKept = Double.POSITIVE_INFINITY;
    for (int i = 0; i < before.length; i++) {
      if (after[i] == 0) {
        largestRemoved = Math.max(largestRemoved, Math.abs(before[i]));
      } else {
        assertThat(after[i]).isEqualTo(before[i]);
        smallestKept = Math.min(smallestKept, Math.abs(before[i]));
      }
    }
    assertThat(largestRemoved).isLessThanOrEqualTo(smallestKept);
    assertThat(pruned.parameters()).isLessThan(full.parameters());
    assertThat(apply(HALF_BY_MAGNITUDE, full).description()).contains("no speed");
  }

  @Test
  void structureCannotBeCutOnceItIsQuantized() {
    Subject quantized = apply(new QuantizeInt8(), TinyEncoders.random(9)).subject();

    assertThatThrownBy(
            () ->
                new PruneStructure(new StructureGoal.Keep(0.5), 1e-3, 8, Precision.INT8)
                    .apply(quantized, CALIBRATION))
        .isInstanceOf(PassRefusedException.class)
        .hasMessageContaining("before the quantization");
  }

  @Test
  void aChannelThatNeverChangesIsRemovedWithoutLoss() {
    EncoderWeights full = withConstantNeuron(TinyEncoders.random(10));
    double share = 1.0 / (TinyEncoders.LAYERS * TinyEncoders.NEURONS);

    EncoderWeights pruned =
        weightsAfter(new PruneNeurons(new Cut.Ratio(share), Importance.ACTIVATION, 1), full);

    assertThat(pruned.layers().getFirst().feedForward().neurons())
        .isEqualTo(TinyEncoders.NEURONS - 1);
    assertThat(similarity(full, pruned)).isCloseTo(1, within(1e-6));
  }

  /** The first neuron of the first layer sees no input, so it gives the same for every token. */
  private static EncoderWeights withConstantNeuron(EncoderWeights weights) {
    EncoderLayer first = weights.layers().getFirst();
    var up = first.feedForward().up().weight().toFloats();
    float[] values = up.values().clone();
    for (int row = 0; row < up.rows(); row++) {
      values[row * up.columns()] = 0;
    }
    float[] bias = first.feedForward().up().bias().clone();
    bias[0] = 1;
    EncoderLayer changed =
        new EncoderLayer(
            first.attention(),
            first.attentionNorm(),
            new dev.pith.bert.FeedForward(
                new dev.pith.bert.Linear(
                    new dev.pith.bert.FloatMatrix(up.rows(), up.columns(), values), bias),
                first.feedForward().down()),
            first.feedForwardNorm());
    return weights.withLayers(List.of(changed, weights.layers().get(1)));
  }

  /** {@code full} cut by magnitude to the shape of {@code wanted}, nothing refitted. */
  private static EncoderWeights sameShape(EncoderWeights full, EncoderWeights wanted) {
    List<EncoderLayer> layers = new java.util.ArrayList<>();
    for (int i = 0; i < full.layers().size(); i++) {
      EncoderLayer layer = full.layers().get(i);
      int heads = wanted.layers().get(i).attention().heads();
      int neurons = wanted.layers().get(i).feedForward().neurons();
      boolean[] removedHeads = new boolean[layer.attention().heads()];
      Arrays.fill(removedHeads, heads, removedHeads.length, true);
      boolean[] removedNeurons = new boolean[layer.feedForward().neurons()];
      Arrays.fill(removedNeurons, neurons, removedNeurons.length, true);
      int headSize = layer.attention().headSize();
      int[] rows = java.util.stream.IntStream.range(0, heads * headSize).toArray();
      EncoderLayer cut =
          LayerWalk.withHeads(layer, removedHeads, layer.attention().output().selectInputs(rows));
      int[] kept = java.util.stream.IntStream.range(0, neurons).toArray();
      layers.add(
          LayerWalk.withNeurons(
              cut, removedNeurons, layer.feedForward().down().selectInputs(kept)));
    }
    return full.withLayers(layers);
  }

  private static long layerWeights(EncoderWeights weights) {
    return weights.matrices().skip(2).mapToLong(m -> (long) m.rows() * m.columns()).sum();
  }

  private static Pass.Outcome apply(Pass pass, EncoderWeights weights) {
    return pass.apply(new Subject.Recognised(weights), CALIBRATION);
  }

  private static EncoderWeights weightsAfter(Pass pass, EncoderWeights weights) {
    return ((Subject.Recognised) apply(pass, weights).subject()).weights();
  }

  private static double similarity(EncoderWeights a, EncoderWeights b) {
    return TinyEncoders.texts(99, 40).stream()
        .mapToDouble(text -> dev.pith.fixtures.Vectors.cosine(embed(a, text), embed(b, text)))
        .average()
        .orElseThrow();
  }

  private static float[] embed(EncoderWeights weights, long[] ids) {
    Map<String, Tensor> inputs = new java.util.HashMap<>(VectorDamage.inputs(ids.clone()));
    if (weights.sharesScalesInARun()) {
      inputs.remove("attention_mask");
    }
    try (var graph = new RuntimeGraphs().load(BertWriter.write(weights))) {
      return Objects.requireNonNull(graph.run(inputs).get(BertWriter.OUTPUT)).toFloats();
    }
  }

  @Test
  void aLayerByItselfGivesWhatItGivesInsideTheEncoder() {
    EncoderWeights weights = TinyEncoders.random(11);
    List<long[]> texts = TinyEncoders.texts(12, 5);
    TokenRows hidden = EmbeddedTexts.of(weights.embeddings(), texts);
    GraphRunner runner = new RuntimeGraphs();
    for (EncoderLayer layer : weights.layers()) {
      hidden =
          Objects.requireNonNull(
              LayerRun.of(runner, layer, hidden, Set.of(LayerTaps.OUTPUT)).get(LayerTaps.OUTPUT));
    }
    for (int text = 0; text < texts.size(); text++) {
      assertThat(
              dev.pith.fixtures.Vectors.cosine(mean(hidden, text), embed(weights, texts.get(text))))
          .isCloseTo(1, within(1e-5));
    }
  }

  private static float[] mean(TokenRows rows, int text) {
    float[] sum = new float[rows.width()];
    float[] values = rows.of(text);
    for (int i = 0; i < values.length; i++) {
      sum[i % sum.length] += values[i];
    }
    return sum;
  }
}

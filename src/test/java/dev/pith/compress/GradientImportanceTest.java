package dev.pith.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.bert.EncoderWeights;
import dev.pith.bert.FloatMatrix;
import dev.pith.fixtures.TinyEncoders;
import dev.pith.fixtures.Vectors;
import dev.pith.making.RuntimeGraphs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What passes make of derivatives; those here are made up. */
class GradientImportanceTest {
  private static final EncoderWeights FULL = TinyEncoders.random(1);
  private static final int MANY = 200;

  private final List<Asked> asked = new ArrayList<>();

  private record Asked(Prunable parts, List<float[]> means, int texts) {}

  @Test
  void theNeuronsWithTheLeastSlopesGo() {
    // All of the first layer's odd neurons, and none of the second layer's.
    Calibration calibration = with((layer, neuron) -> layer == 0 && neuron % 2 == 1 ? 1e-9 : 1);

    EncoderWeights pruned =
        pruned(new PruneNeurons(new Cut.Ratio(0.25), Importance.GRADIENT, 1), calibration);

    FloatMatrix up = FULL.layers().getFirst().feedForward().up().weight().toFloats();
    FloatMatrix kept = pruned.layers().getFirst().feedForward().up().weight().toFloats();
    assertThat(kept.columns()).isEqualTo(TinyEncoders.NEURONS / 2);
    for (int neuron = 0; neuron < kept.columns(); neuron++) {
      assertThat(kept.at(0, neuron)).isEqualTo(up.at(0, 2 * neuron));
    }
    assertThat(pruned.layers().get(1).feedForward().neurons()).isEqualTo(TinyEncoders.NEURONS);
  }

  @Test
  void theHeadsWithTheLeastSlopesGo() {
    Calibration calibration = with((layer, head) -> layer == 1 && head != 2 ? 0 : 5);

    EncoderWeights pruned =
        pruned(new PruneHeads(new Cut.Threshold(0.01), Importance.GRADIENT), calibration);

    assertThat(pruned.layers().getFirst().attention().heads()).isEqualTo(TinyEncoders.HEADS);
    assertThat(pruned.layers().get(1).attention().heads()).isEqualTo(1);
    int size = TinyEncoders.HIDDEN / TinyEncoders.HEADS;
    assertThat(pruned.layers().get(1).attention().value().weight().toFloats().at(0, 0))
        .isEqualTo(FULL.layers().get(1).attention().value().weight().toFloats().at(0, 2 * size));
  }

  @Test
  void slopesAreOfSomeTextsAboutTheMeanOfWhatIsRead() {
    Calibration calibration = with((layer, part) -> 1 + part);
    pruned(new PruneHeads(new Cut.Ratio(0.25), Importance.GRADIENT), calibration);
    pruned(new PruneNeurons(new Cut.Ratio(0.25), Importance.GRADIENT, 1), calibration);

    assertThat(asked).extracting(Asked::parts).containsExactly(Prunable.HEADS, Prunable.NEURONS);
    assertThat(asked).allSatisfy(one -> assertThat(one.texts()).isEqualTo(128));
    float[] mean = ActivationMoments.ofLayers(FULL, "down", calibration).getFirst().mean();
    assertThat(asked.get(1).means().getFirst()).containsExactly(mean);
    assertThat(asked.get(0).means().getFirst()).hasSize(TinyEncoders.HIDDEN);
  }

  @Test
  void aCutOfTheWholeStructureLeavesTheSteepNeurons() {
    Calibration calibration = with((layer, part) -> part % 2 == 1 ? 1e-9 : 1);

    EncoderWeights pruned = pruned(structure(0.8, Precision.FLOAT32), calibration);

    int all = 0;
    for (int layer = 0; layer < TinyEncoders.LAYERS; layer++) {
      Set<Integer> kept = neuronsKept(layer, pruned);
      all += kept.size();
      for (int steep = 0; steep < TinyEncoders.NEURONS; steep += 2) {
        assertThat(kept).as("layer %d", layer).contains(steep);
      }
    }
    assertThat(all).isLessThan(TinyEncoders.LAYERS * TinyEncoders.NEURONS);
  }

  @Test
  void aCutOfTheWholeStructureAsksOnceForEveryKindOfPart() {
    pruned(structure(0.7, Precision.INT8), with((layer, part) -> 1 + part));

    assertThat(asked).extracting(Asked::parts).containsExactly(Prunable.HEADS, Prunable.NEURONS);
    assertThat(asked).allSatisfy(one -> assertThat(one.texts()).isEqualTo(128));
  }

  @Test
  void slopesThatAreAllZeroStillMeetTheBudget() {
    EncoderWeights pruned = pruned(structure(0.7, Precision.INT8), with((layer, part) -> 0));

    assertThat(layerWeights(pruned)).isLessThanOrEqualTo(7 * layerWeights(FULL) / 10);
  }

  @Test
  void slopesThatAreAllZeroPruneTheFirstAndBreakNothing() {
    EncoderWeights pruned =
        pruned(
            new PruneNeurons(new Cut.Ratio(0.25), Importance.GRADIENT, 1),
            with((layer, neuron) -> 0));

    assertThat(pruned.layers().getFirst().feedForward().neurons())
        .isEqualTo(TinyEncoders.NEURONS / 2);
  }

  @Test
  void withoutGradientsThePassIsRefused() {
    Calibration none = TinyEncoders.calibration(7, 10);

    for (Pass pass : allByGradient()) {
      assertThatThrownBy(() -> pruned(pass, none))
          .isInstanceOf(PassRefusedException.class)
          .hasMessageContaining("nothing to take gradients with");
    }
  }

  @Test
  void gradientsAreThoseOfPooledVectorsAndNotOfWhatIsMadeOfThem() {
    Calibration calibration = with((layer, part) -> 1);
    Subject reduced =
        new ReduceDimension(16).apply(new Subject.Recognised(FULL), calibration).subject();

    for (Pass pass : allByGradient()) {
      assertThatThrownBy(() -> pass.apply(reduced, calibration))
          .isInstanceOf(PassRefusedException.class)
          .hasMessageContaining("before reduce-dimension");
    }
  }

  @Test
  void aRecipeSaysWhereItTakesGradients() {
    assertThat(recipe("{'pass':'prune-heads','ratio':0.1}").gradients()).isEmpty();
    assertThat(recipe("{'pass':'prune-heads','ratio':0.1,'importance':'gradient'}").gradients())
        .hasValue("/passes/1");
    assertThat(recipe("{'pass':'prune-neurons','ratio':0.1}").gradients()).isEmpty();
    assertThat(recipe("{'pass':'prune-neurons','ratio':0.1,'importance':'gradient'}").gradients())
        .hasValue("/passes/1");
    assertThat(recipe("{'pass':'prune-structure','keep':0.9}").gradients()).isEmpty();
    assertThat(recipe("{'pass':'prune-structure','keep':0.9,'importance':'gradient'}").gradients())
        .hasValue("/passes/1");
    assertThat(
            recipe("{'pass':'prune-structure','speedup':2,'importance':'magnitude'}").gradients())
        .isEmpty();
    assertThat(recipe("{'pass':'distill','steps':9}").gradients()).hasValue("/passes/1");
  }

  @Test
  void singleWeightsAreNotRankedByGradients() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new PruneWeights(
                    new Sparsity.Anywhere(new Cut.Ratio(0.5)),
                    Importance.GRADIENT,
                    OptionalDouble.empty()))
        .withMessageContaining("heads and neurons");
  }

  private static List<Pass> allByGradient() {
    return List.of(
        new PruneHeads(new Cut.Ratio(0.5), Importance.GRADIENT),
        new PruneNeurons(new Cut.Ratio(0.5), Importance.GRADIENT, 1),
        structure(0.5, Precision.INT8));
  }

  private static PruneStructure structure(double keep, Precision fitFor) {
    return new PruneStructure(new StructureGoal.Keep(keep), Importance.GRADIENT, 0.1, 8, fitFor);
  }

  /** Which neurons of the full encoder a layer still has: refitted, they read nearly the same. */
  private static Set<Integer> neuronsKept(int layer, EncoderWeights pruned) {
    FloatMatrix full = FULL.layers().get(layer).feedForward().up().weight().toFloats();
    FloatMatrix left = pruned.layers().get(layer).feedForward().up().weight().toFloats();
    return IntStream.range(0, left.columns())
        .mapToObj(
            neuron ->
                IntStream.range(0, full.columns())
                    .boxed()
                    .max(
                        Comparator.comparingDouble(
                            other -> Vectors.cosine(column(left, neuron), column(full, other))))
                    .orElseThrow())
        .collect(Collectors.toSet());
  }

  private static float[] column(FloatMatrix matrix, int column) {
    float[] values = new float[matrix.rows()];
    for (int row = 0; row < values.length; row++) {
      values[row] = matrix.at(row, column);
    }
    return values;
  }

  private static long layerWeights(EncoderWeights weights) {
    return weights.matrices().skip(2).mapToLong(m -> (long) m.rows() * m.columns()).sum();
  }

  private static Recipe recipe(String pass) {
    return RecipeReader.read(
        "{'name':'r','description':'d','passes':[{'pass':'trim-positions','positions':20},%s]}"
            .formatted(pass)
            .replace('\'', '"'));
  }

  /** What a layer's part scores. */
  private interface Score {
    double of(int layer, int part);
  }

  private Calibration with(Score score) {
    Calibration plain = TinyEncoders.calibration(7, MANY, FULL);
    Workbench bare = Workbench.withoutTrainer(new RuntimeGraphs());
    Gradients gradients =
        (weights, parts, means, texts) -> {
          asked.add(new Asked(parts, means, texts.size()));
          return IntStream.range(0, weights.layers().size())
              .mapToObj(layer -> slopes(weights, parts, layer, score))
              .toList();
        };
    return new Calibration(
        new Workbench(bare.runner(), bare.trainer(), gradients),
        plain.texts(),
        plain.supply(),
        plain.tokenizer(),
        plain.source());
  }

  private static double[] slopes(EncoderWeights weights, Prunable parts, int layer, Score score) {
    double[] slopes =
        switch (parts) {
          case HEADS -> new double[weights.layers().get(layer).attention().heads()];
          case NEURONS -> new double[weights.layers().get(layer).feedForward().neurons()];
        };
    Arrays.setAll(slopes, part -> score.of(layer, part));
    return slopes;
  }

  private static EncoderWeights pruned(Pass pass, Calibration calibration) {
    Pass.Outcome outcome = pass.apply(new Subject.Recognised(FULL), calibration);
    return ((Subject.Recognised) outcome.subject()).weights();
  }
}

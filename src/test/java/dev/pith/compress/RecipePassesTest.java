package dev.pith.compress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.bert.BlockQuantizedMatrix.Products;
import dev.pith.quantize.RangeMethod;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each pass of a recipe means, with what is left out. */
class RecipePassesTest {
  private static final double RIDGE = 3e-3;

  static Stream<Arguments> passes() {
    return Stream.of(
        Arguments.of("'trim-positions','positions':64", new TrimPositions(64)),
        Arguments.of("'trim-vocabulary','tokens':900", new TrimVocabulary(900)),
        Arguments.of("'drop-layers','keep':3", new DropLayers(3, RIDGE)),
        Arguments.of(
            "'prune-heads','ratio':0.25",
            new PruneHeads(new Cut.Ratio(0.25), Importance.ACTIVATION)),
        Arguments.of(
            "'prune-neurons','threshold':0.5,'importance':'magnitude'",
            new PruneNeurons(new Cut.Threshold(0.5), Importance.MAGNITUDE, 32)),
        Arguments.of(
            "'prune-structure','keep':0.5",
            new PruneStructure(new StructureGoal.Keep(0.5), RIDGE, 32, Precision.INT8)),
        Arguments.of(
            "'prune-structure','speedup':2,'ridge':0,'granularity':8,'fitFor':'float32'",
            new PruneStructure(new StructureGoal.Speedup(2), 0, 8, Precision.FLOAT32)),
        Arguments.of(
            "'prune-weights','ratio':0.5",
            new PruneWeights(
                new Sparsity.Anywhere(new Cut.Ratio(0.5)),
                Importance.MAGNITUDE,
                OptionalDouble.empty())),
        Arguments.of(
            "'prune-weights','ratio':0.5,'importance':'activation','ridge':0.1",
            new PruneWeights(
                new Sparsity.PerOutput(new Cut.Ratio(0.5)),
                Importance.ACTIVATION,
                OptionalDouble.of(0.1))),
        Arguments.of(
            "'prune-weights','pattern':'2:4'",
            new PruneWeights(
                new Sparsity.Pattern(2, 4), Importance.MAGNITUDE, OptionalDouble.empty())),
        Arguments.of("'reduce-dimension','dimensions':128", new ReduceDimension(128)),
        Arguments.of("'fit-static'", new FitStatic(2_000_000, 1)),
        Arguments.of("'encode-tokens'", new EncodeTokens(Optional.empty(), 2_000_000)),
        Arguments.of(
            "'encode-tokens','dimensions':256,'budget':9", new EncodeTokens(Optional.of(256), 9)),
        Arguments.of("'fit-output'", new FitOutput(100_000)),
        Arguments.of(
            "'distill','steps':9",
            new Distill(new TrainingPlan(9, 1536, 5e-4, 0.1, 0.05, TrainingPlan.Tables.FROZEN, 1))),
        Arguments.of("'quantize-int8'", new QuantizeInt8()),
        Arguments.of(
            "'quantize-int8','exclude':['words'],'budgetMatrices':2",
            new QuantizeInt8(
                WeightRange.AUTO,
                new Activations.Dynamic(),
                new Selection(List.of("words"), new PrecisionBudget.Matrices(2)))),
        Arguments.of(
            "'quantize-int8','bits':5,'activations':'token'",
            new QuantizeInt8(
                WeightRange.AUTO, 5, new Activations.PerToken(), Selection.EVERYTHING)),
        Arguments.of(
            "'quantize-int8','activations':'static'", measured(new RangeMethod.LeastSquares())),
        Arguments.of(
            "'quantize-int8','activations':'static','method':'min-max'",
            measured(new RangeMethod.MinMax())),
        Arguments.of(
            "'quantize-int8','activations':'static','method':'entropy'",
            measured(new RangeMethod.Entropy())),
        Arguments.of(
            "'quantize-int8','activations':'static','method':'percentile'",
            measured(new RangeMethod.Percentile(99.99))),
        Arguments.of(
            "'quantize-blocks'", new QuantizeBlocks(4, 32, Products.INT8, Selection.EVERYTHING)),
        Arguments.of("'quantize-tables','bits':8,'block':16", new QuantizeTables(8, 16)),
        Arguments.of("'store-float16'", new StoreFloat16()));
  }

  @ParameterizedTest
  @MethodSource("passes")
  void whatIsLeftOutHasItsUsualValue(String json, Pass expected) {
    String recipe = "{'name':'r','description':'x','passes':[{'pass':%s}]}".formatted(json);

    assertThat(RecipeReader.read(recipe.replace('\'', '"')).passes()).containsExactly(expected);
    assertThat(json).startsWith("'" + expected.name() + "'");
  }

  @Test
  void everyKindOfPassCanStandInARecipe() {
    assertThat(passes().map(row -> row.get()[1].getClass()).collect(Collectors.toSet()))
        .isEqualTo(Set.of(Pass.class.getPermittedSubclasses()));
  }

  private static Pass measured(RangeMethod method) {
    return new QuantizeInt8(WeightRange.AUTO, new Activations.Static(method), Selection.EVERYTHING);
  }
}

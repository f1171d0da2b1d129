package dev.pith.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pith.bert.EncoderWeights;
import dev.pith.bert.FloatMatrix;
import dev.pith.fixtures.TinyEncoders;
import dev.pith.fixtures.Vectors;
import dev.pith.making.RuntimeGraphs;
import dev.pith.model.Pooling;
import dev.pith.onnx.OnnxModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReduceDimensionTest {
  private static final Calibration CALIBRATION = TinyEncoders.calibration(7, 60);
  private static final List<long[]> TEXTS = TinyEncoders.texts(99, 20);

  @ParameterizedTest
  @EnumSource(Pooling.class)
  void vectorsAreTheFullOnesProjectedAndOfUnitLength(Pooling pooling) {
    EncoderWeights full = TinyEncoders.random(1, pooling);
    EncoderWeights reduced = after(new ReduceDimension(12), full);
    List<float[]> wide = embed(new Subject.Recognised(full).toModel());
    List<float[]> narrow = embed(new Subject.Recognised(reduced).toModel());

    assertThat(reduced.dimension()).isEqualTo(12);
    for (int text = 0; text < TEXTS.size(); text++) {
      float[] expected = unit(projected(wide.get(text), reduced.directions().orElseThrow()));
      assertThat(narrow.get(text)).containsExactly(expected, within(1e-5f));
    }
  }

  @Test
  void similarityIsMeasuredWhereTheVectorsLieAmongTheFullOnes() {
    EncoderWeights full = TinyEncoders.random(2);
    EncoderWeights reduced = after(new ReduceDimension(12), full);
    List<float[]> wide = embed(new Subject.Recognised(full).toModel());
    List<float[]> lifted = embed(new Subject.Recognised(reduced).toModelInSourceSpace());

    for (int text = 0; text < TEXTS.size(); text++) {
      float[] inside = projected(wide.get(text), reduced.directions().orElseThrow());
      double length = Math.sqrt(squares(inside));
      assertThat(Vectors.cosine(wide.get(text), lifted.get(text))).isCloseTo(length, within(1e-5));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void liftingLeavesInnerProductsAsTheyAre(long seed) {
    EncoderWeights reduced = after(new ReduceDimension(9), TinyEncoders.random(seed));
    List<float[]> narrow = embed(new Subject.Recognised(reduced).toModel());
    List<float[]> lifted = embed(new Subject.Recognised(reduced).toModelInSourceSpace());

    for (int text = 1; text < TEXTS.size(); text++) {
      assertThat(Vectors.cosine(lifted.get(text - 1), lifted.get(text)))
          .isCloseTo(Vectors.cosine(narrow.get(text - 1), narrow.get(text)), within(1e-5));
    }
  }

  @Test
  void otherPassesLeaveTheDirectionsAlone() {
    EncoderWeights reduced = after(new ReduceDimension(12), TinyEncoders.random(3));

    assertThat(after(new QuantizeInt8(), reduced).directions()).isEqualTo(reduced.directions());
    assertThat(
            after(new PruneStructure(new StructureGoal.Keep(0.7), 1e-3, 8, Precision.INT8), reduced)
                .directions())
        .isEqualTo(reduced.directions());
    assertThat(after(new TrimPositions(20), reduced).directions()).isEqualTo(reduced.directions());
  }

  @Test
  void whatNeedsTheFullSpaceIsRefusedBehindIt() {
    EncoderWeights reduced = after(new ReduceDimension(12), TinyEncoders.random(4));

    for (Pass pass :
        List.of(
            new ReduceDimension(8),
            new FitStatic(1000, 1),
            new EncodeTokens(Optional.empty(), 1000))) {
      assertThatThrownBy(() -> after(pass, reduced))
          .isInstanceOf(PassRefusedException.class)
          .hasMessageContaining("before reduce-dimension");
    }
    assertThatThrownBy(() -> after(new ReduceDimension(32), TinyEncoders.random(4)))
        .isInstanceOf(PassRefusedException.class)
        .hasMessageContaining("has 32 dimensions, ask for fewer");
  }

  private static EncoderWeights after(Pass pass, EncoderWeights weights) {
    Subject subject = pass.apply(new Subject.Recognised(weights), CALIBRATION).subject();
    return ((Subject.Recognised) subject).weights();
  }

  private static List<float[]> embed(OnnxModel model) {
    try (GraphRunner.Loaded graph = new RuntimeGraphs().load(model)) {
      return TEXTS.stream().map(ids -> VectorDamage.embed(graph, ids, model)).toList();
    }
  }

  private static float[] projected(float[] vector, FloatMatrix directions) {
    float[] projected = new float[directions.columns()];
    for (int d = 0; d < projected.length; d++) {
      for (int i = 0; i < vector.length; i++) {
        projected[d] += vector[i] * directions.at(i, d);
      }
    }
    return projected;
  }

  private static float[] unit(float[] vector) {
    float[] unit = vector.clone();
    for (int d = 0; d < unit.length; d++) {
      unit[d] /= (float) Math.sqrt(squares(vector));
    }
    return unit;
  }

  private static double squares(float[] vector) {
    return IntStream.range(0, vector.length).mapToDouble(i -> vector[i] * vector[i]).sum();
  }
}

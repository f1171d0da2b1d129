package dev.pith.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pith.bert.EncoderWeights;
import dev.pith.bert.FloatMatrix;
import dev.pith.fixtures.TinyEncoders;
import dev.pith.fixtures.TinyTokenizers;
import dev.pith.fixtures.Vectors;
import dev.pith.making.RuntimeGraphs;
import dev.pith.onnx.OnnxModel;
import dev.pith.tokenize.Tokenizer;
import dev.pith.tokenize.TokenizerFiles;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FitOutputTest {
  private static final int WIDTH = TinyEncoders.HIDDEN;
  private static final List<long[]> UNSEEN = ids(TinyTokenizers.texts(99, 200));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatBentAllVectorsAlikeIsBentBack(long seed) {
    EncoderWeights source = TinyEncoders.random(seed);
    FloatMatrix bend = TinyEncoders.matrix(new Random(seed), WIDTH, WIDTH, 0.05);
    IntStream.range(0, WIDTH).forEach(i -> bend.values()[i * WIDTH + i] += 1);
    List<float[]> full = embed(source);
    FloatMatrix from = matrix(embed(source.withDirections(bend)));

    OutputMap map = OutputMap.fit(from, matrix(full));

    assertThat(map.cosineBefore()).isLessThan(0.99);
    assertThat(map.cosineAfter()).isCloseTo(1, within(1e-3));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aCutEncoderComesNearerOnTextsThatWereNotLearnedFrom(long seed) {
    EncoderWeights source = TinyEncoders.random(seed);
    Calibration calibration = TinyEncoders.calibration(seed, 100, source);
    Subject cut =
        new PruneStructure(new StructureGoal.Keep(0.5), 1e-3, 8, Precision.INT8)
            .apply(new Subject.Recognised(source), calibration)
            .subject();
    Subject int8 = new QuantizeInt8().apply(cut, calibration).subject();

    Subject turned = new FitOutput(20_000).apply(int8, calibration).subject();

    List<float[]> full = embed(source);
    assertThat(meanCosine(full, embed(weights(turned))))
        .isGreaterThan(meanCosine(full, embed(weights(int8))));
  }

  @Test
  void vectorsThatAreRightAlreadyStay() {
    EncoderWeights source = TinyEncoders.random(4);
    Calibration calibration = TinyEncoders.calibration(4, 100, source);
    Subject turned =
        new FitOutput(20_000).apply(new Subject.Recognised(source), calibration).subject();

    assertThat(Vectors.smallestCosine(embed(source), embed(weights(turned))))
        .isGreaterThan(0.99999);
  }

  @Test
  void unrelatedVectorsLeaveTheEncoderAlone() {
    FloatMatrix from = unit(new Random(1), 40);
    FloatMatrix to = unit(new Random(2), 40);

    OutputMap map = OutputMap.fit(from, to);

    assertThat(map.cosineAfter()).isGreaterThanOrEqualTo(map.cosineBefore());
  }

  @Test
  void similarityIsMeasuredBehindTheMatrix() {
    EncoderWeights turned =
        TinyEncoders.random(5).withDirections(TinyEncoders.matrix(new Random(6), WIDTH, WIDTH, 1));

    assertThat(turned.lifted()).isEqualTo(turned);
  }

  @Test
  void whatItCannotWorkOnIsRefused() {
    EncoderWeights source = TinyEncoders.random(7);
    Calibration calibration = TinyEncoders.calibration(7, 100, source);
    Subject shorter =
        new ReduceDimension(12).apply(new Subject.Recognised(source), calibration).subject();

    assertThatThrownBy(() -> new FitOutput(1000).apply(shorter, calibration))
        .isInstanceOf(PassRefusedException.class)
        .hasMessageContaining("before reduce-dimension");
    assertThatThrownBy(() -> new FitOutput(30).apply(new Subject.Recognised(source), calibration))
        .isInstanceOf(PassRefusedException.class)
        .hasMessageContaining("larger budget");
  }

  private static FloatMatrix unit(Random random, int rows) {
    FloatMatrix matrix = TinyEncoders.matrix(random, rows, WIDTH, 1);
    for (int row = 0; row < rows; row++) {
      double squares = 0;
      for (int i = 0; i < WIDTH; i++) {
        squares += matrix.at(row, i) * matrix.at(row, i);
      }
      for (int i = 0; i < WIDTH; i++) {
        matrix.values()[row * WIDTH + i] /= (float) Math.sqrt(squares);
      }
    }
    return matrix;
  }

  private static double meanCosine(List<float[]> expected, List<float[]> found) {
    return IntStream.range(0, found.size())
        .mapToDouble(text -> Vectors.cosine(expected.get(text), found.get(text)))
        .average()
        .orElseThrow();
  }

  private static EncoderWeights weights(Subject subject) {
    return ((Subject.Recognised) subject).weights();
  }

  private static List<float[]> embed(EncoderWeights weights) {
    OnnxModel model = new Subject.Recognised(weights).toModel();
    try (GraphRunner.Loaded graph = new RuntimeGraphs().load(model)) {
      return UNSEEN.stream().map(ids -> VectorDamage.embed(graph, ids, model)).toList();
    }
  }

  private static FloatMatrix matrix(List<float[]> rows) {
    float[] values = new float[rows.size() * WIDTH];
    for (int row = 0; row < rows.size(); row++) {
      System.arraycopy(rows.get(row), 0, values, row * WIDTH, WIDTH);
    }
    return new FloatMatrix(rows.size(), WIDTH, values);
  }

  private static List<long[]> ids(List<String> texts) {
    try (Tokenizer tokenizer = TokenizerFiles.open(TinyTokenizers.definition())) {
      return texts.stream().map(text -> tokenizer.tokenize(text).ids()).toList();
    }
  }
}

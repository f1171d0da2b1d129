package dev.pith.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import dev.pith.bert.BertWriter;
import dev.pith.bert.EncoderWeights;
import dev.pith.bert.FloatMatrix;
import dev.pith.compress.GraphRunner;
import dev.pith.fixtures.TinyEncoders;
import dev.pith.making.RuntimeGraphs;
import dev.pith.model.Pooling;
import dev.pith.onnx.Shape;
import dev.pith.onnx.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@WithPyTorch
class StudentTest {
  private static Engine engine;

  @BeforeAll
  static void load() {
    engine = PyTorch.load(1);
  }

  @ParameterizedTest
  @EnumSource(Pooling.class)
  void itsVectorsAreThoseOfTheGraphThatIsWritten(Pooling pooling) {
    EncoderWeights random = TinyEncoders.random(1);
    EncoderWeights encoder = new EncoderWeights(random.embeddings(), random.layers(), pooling);
    List<long[]> texts = texts(2, 5, 7);
    try (Student student = student(encoder, Parameters.GAMMA)) {
      float[] found = student.embed(texts);
      for (int text = 0; text < texts.size(); text++) {
        float[] expected = embed(encoder, texts.get(text));
        float[] vector =
            Arrays.copyOfRange(found, text * expected.length, (text + 1) * expected.length);
        assertThat(dot(vector, expected)).isCloseTo(1, within(1e-5));
      }
    }
  }

  @Test
  void stepsLowerTheLoss() {
    TaughtTexts taught = taught(3, 16);
    try (Student student = student(TinyEncoders.random(4), Parameters.GAMMA)) {
      double before = student.score(taught);
      double first = learn(student, taught, 0);
      for (int step = 1; step < 20; step++) {
        learn(student, taught, step);
      }
      assertThat(learn(student, taught, 20)).isLessThan(0.5 * first);
      assertThat(student.score(taught)).isGreaterThan(before);
    }
  }

  @Test
  void theGradientIsTheSlopeOfTheLoss() {
    TaughtTexts taught = taught(5, 4);
    EncoderWeights encoder = TinyEncoders.random(6);
    List<FloatMatrix> start = Parameters.of(encoder);
    int place = Parameters.place(0, LayerPart.UP_WEIGHT);
    // The first step's mean is a tenth of the gradient.
    FloatMatrix gradient;
    try (Student student = student(encoder, Parameters.WORDS)) {
      learn(student, taught, 0);
      gradient = student.means().get(place);
    }
    int steepest =
        IntStream.range(0, gradient.values().length)
            .reduce(
                (a, b) -> Math.abs(gradient.values()[a]) >= Math.abs(gradient.values()[b]) ? a : b)
            .orElseThrow();
    double slope =
        (lossWith(encoder, start, place, steepest, 0.01f, taught)
                - lossWith(encoder, start, place, steepest, -0.01f, taught))
            / 0.02;
    assertThat(slope).isCloseTo(10 * gradient.values()[steepest], within(0.02 * Math.abs(slope)));
  }

  @Test
  void frozenTablesStayAndTrainedOnesMove() {
    TaughtTexts taught = taught(7, 8);
    EncoderWeights encoder = TinyEncoders.random(8);
    try (Student student = student(encoder, Parameters.WORDS)) {
      learn(student, taught, 0);
      assertThat(student.trained().getFirst()).isNotEqualTo(encoder.embeddings().words());
    }
    try (Student student = student(encoder, Parameters.GAMMA)) {
      learn(student, taught, 0);
      assertThat(student.trained()).hasSize(Parameters.of(encoder).size() - Parameters.GAMMA);
    }
  }

  private static double lossWith(
      EncoderWeights encoder,
      List<FloatMatrix> start,
      int place,
      int at,
      float change,
      TaughtTexts taught) {
    List<FloatMatrix> changed = new java.util.ArrayList<>(start);
    float[] values = start.get(place).values().clone();
    values[at] += change;
    changed.set(
        place, new FloatMatrix(start.get(place).rows(), start.get(place).columns(), values));
    try (Student student = student(Parameters.encoder(encoder, changed), Parameters.WORDS)) {
      return learn(student, taught, 0);
    }
  }

  private static double learn(Student student, TaughtTexts taught, int step) {
    int[] all = IntStream.range(0, taught.size()).toArray();
    float[] rows = taught.rows(all);
    return student.learn(taught.texts(), rows, rows, new DistillationLoss(0.5, 0.2), 3e-3, step);
  }

  private static Student student(EncoderWeights encoder, int firstTrained) {
    List<FloatMatrix> all = Parameters.of(encoder);
    return new Student(
        engine,
        encoder,
        firstTrained,
        TrainingState.start(all.subList(firstTrained, all.size()), 0));
  }

  /** Texts of one length, and what another encoder makes of them. */
  static TaughtTexts taught(long seed, int count) {
    List<long[]> texts = texts(seed, count, 6);
    EncoderWeights teacher = TinyEncoders.random(seed + 1000);
    return new TaughtTexts(texts, texts.stream().map(ids -> embed(teacher, ids)).toList());
  }

  private static List<long[]> texts(long seed, int count, int length) {
    Random random = new Random(seed);
    return IntStream.range(0, count)
        .mapToObj(i -> random.longs(length, 0, TinyEncoders.VOCABULARY).toArray())
        .toList();
  }

  static float[] embed(EncoderWeights encoder, long[] ids) {
    try (GraphRunner.Loaded graph = new RuntimeGraphs().load(BertWriter.write(encoder))) {
      long[] ones = new long[ids.length];
      Arrays.fill(ones, 1);
      Shape shape = Shape.of(1, ids.length);
      return Objects.requireNonNull(
              graph
                  .run(
                      Map.of(
                          "input_ids",
                          Tensor.ofLongs(shape, ids),
                          "attention_mask",
                          Tensor.ofLongs(shape, ones)))
                  .get(BertWriter.OUTPUT))
          .toFloats();
    }
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}

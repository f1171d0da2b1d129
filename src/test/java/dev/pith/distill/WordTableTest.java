package dev.pith.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.pith.bert.FloatMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@WithPyTorch
class WordTableTest {
  private static final int WORDS = 5;
  private static final int WIDTH = 3;
  private static final double RATE = 0.01;

  private static Engine engine;

  @BeforeAll
  static void load() {
    engine = PyTorch.load(1);
  }

  @Test
  void aStepMovesTheWordsThatItReadsAndNoOthers() {
    FloatMatrix start = random(1, WORDS);
    WordTable table = new WordTable(start, zeros(WORDS), zeros(WORDS));
    step(table, List.of(new long[] {4, 1}, new long[] {1, 1}), 0);
    for (int word = 0; word < WORDS; word++) {
      boolean read = word == 1 || word == 4;
      assertThat(Arrays.equals(row(table.values(), word), row(start, word))).isEqualTo(!read);
      assertThat(Arrays.equals(row(table.means(), word), new float[WIDTH])).isEqualTo(!read);
    }
  }

  @Test
  void wordsThatEveryStepReadsMoveAsAdamMovesATensor() {
    FloatMatrix start = random(2, WORDS);
    long[] text = {0, 3, 2, 1, 4, 3};
    WordTable table = new WordTable(start, zeros(WORDS), zeros(WORDS));
    try (NDManager owner = engine.newBaseManager();
        Adam adam = new Adam(owner, 0, List.of(zeros(WORDS)), List.of(zeros(WORDS)))) {
      NDArray tensor = owner.create(start.values(), new Shape(WORDS, WIDTH));
      tensor.setRequiresGradient(true);
      for (int step = 0; step < 20; step++) {
        step(table, List.of(text), step);
        try (GradientCollector collector = engine.newGradientCollector()) {
          NDArray read = tensor.get(owner, new NDIndex("{}", owner.create(text)));
          collector.backward(loss(owner, read));
        }
        try (NDArray gradient = tensor.getGradient()) {
          adam.move(0, tensor, gradient, RATE, step);
        }
      }
      float[] expected = tensor.toFloatArray();
      for (int i = 0; i < expected.length; i++) {
        assertThat(table.values().values()[i]).isCloseTo(expected[i], within(1e-5f));
      }
    }
  }

  @Test
  void whatItRemembersGoesOn() {
    List<long[]> first = List.of(new long[] {0, 1, 1});
    List<long[]> second = List.of(new long[] {1, 2});
    WordTable unbroken = new WordTable(random(3, WORDS), zeros(WORDS), zeros(WORDS));
    step(unbroken, first, 0);
    WordTable goneOn = new WordTable(unbroken.values(), unbroken.means(), unbroken.squares());
    step(unbroken, second, 1);
    step(goneOn, second, 1);
    assertThat(goneOn.values().values()).containsExactly(unbroken.values().values());
  }

  private static void step(WordTable table, List<long[]> texts, int step) {
    try (NDManager owner = engine.newBaseManager()) {
      WordTable.Rows rows = table.rows(owner, texts);
      try (GradientCollector collector = engine.newGradientCollector()) {
        NDArray read = rows.vectors().get(owner, new NDIndex("{}", rows.places()));
        collector.backward(loss(owner, read));
      }
      table.move(rows, RATE, step);
    }
  }

  /** Differs from token to token, and is not linear. */
  private static NDArray loss(NDManager owner, NDArray read) {
    NDArray weights = owner.arange(1f, read.size() + 1f).reshape(read.getShape());
    return read.sub(1).square().mul(weights).sum();
  }

  private static float[] row(FloatMatrix matrix, int row) {
    return matrix.selectRows(new int[] {row}).values();
  }

  private static FloatMatrix zeros(int rows) {
    return new FloatMatrix(rows, WIDTH, new float[rows * WIDTH]);
  }

  private static FloatMatrix random(long seed, int rows) {
    Random random = new Random(seed);
    float[] values = new float[rows * WIDTH];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new FloatMatrix(rows, WIDTH, values);
  }
}

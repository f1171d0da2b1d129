package dev.pith.distill;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.pith.bert.EncoderWeights;
import dev.pith.bert.FloatMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** An encoder in the engine, being trained. Not safe for use by two threads at once. */
final class Student implements AutoCloseable {
  private static final int VALIDATION_TOKENS = 2048;

  private final Engine engine;
  private final NDManager owner;
  private final WordTable words;
  private final boolean wordsTrained;
  private final StudentTensors parameters;
  private final int firstMoved;
  private final Adam adam;
  private final ForwardPass forward;

  /**
   * Puts an encoder into the engine.
   *
   * @param form its heads, sizes, epsilons, and whatever numbers are not trained
   * @param firstTrained place of the first parameter that is, see {@link Parameters}
   * @param state the numbers that are
   */
  Student(Engine engine, EncoderWeights form, int firstTrained, TrainingState state) {
    this.engine = engine;
    this.owner = engine.newBaseManager();
    this.wordsTrained = firstTrained == Parameters.WORDS;
    this.firstMoved = Math.max(firstTrained, Parameters.POSITIONS);
    List<FloatMatrix> frozen = Parameters.of(form).subList(0, firstTrained);
    List<FloatMatrix> all = Stream.concat(frozen.stream(), state.current().stream()).toList();
    FloatMatrix table = all.get(Parameters.WORDS);
    this.words =
        wordsTrained
            ? new WordTable(table, state.means().getFirst(), state.squares().getFirst())
            : WordTable.frozen(table);
    this.parameters =
        StudentTensors.of(
            owner, Parameters.POSITIONS, all.subList(Parameters.POSITIONS, all.size()));
    for (int place = firstMoved; place < parameters.end(); place++) {
      parameters.get(place).setRequiresGradient(true);
    }
    this.adam =
        new Adam(owner, firstMoved, behindWords(state.means()), behindWords(state.squares()));
    this.forward = new ForwardPass(form, parameters);
  }

  /** What is not of the words. */
  private List<FloatMatrix> behindWords(List<FloatMatrix> trained) {
    return wordsTrained ? trained.subList(1, trained.size()) : trained;
  }

  private List<FloatMatrix> withWords(FloatMatrix ofWords, List<FloatMatrix> others) {
    return wordsTrained ? Stream.concat(Stream.of(ofWords), others.stream()).toList() : others;
  }

  /**
   * One step.
   *
   * @param texts token ids, all of one length
   * @param teacher the teacher's vectors of them, row by row
   * @param anchors the teacher's vectors of other texts, row by row
   * @param step from 0
   * @return the loss before it
   */
  double learn(
      List<long[]> texts,
      float[] teacher,
      float[] anchors,
      DistillationLoss loss,
      double rate,
      int step) {
    try (NDManager made = owner.newSubManager()) {
      NDArray targets = rows(made, teacher);
      NDArray others = rows(made, anchors);
      WordTable.Rows read = words.rows(made, texts);
      double found;
      try (GradientCollector collector = engine.newGradientCollector()) {
        NDArray value = loss.of(forward.embed(made, texts, read), targets, others);
        collector.backward(value);
        found = value.getFloat();
      }
      if (wordsTrained) {
        words.move(read, rate, step);
      }
      for (int place = firstMoved; place < parameters.end(); place++) {
        NDArray parameter = parameters.get(place);
        try (NDArray gradient = parameter.getGradient()) {
          adam.move(place, parameter, gradient, rate, step);
        }
      }
      return found;
    }
  }

  /** Mean cosine to the teacher over texts, -1 to 1. */
  double score(TaughtTexts taught) {
    double sum = 0;
    for (int[] batch : BatchOrder.byLength(taught.texts(), VALIDATION_TOKENS, new Random(0))) {
      try (NDManager run = owner.newSubManager()) {
        List<long[]> texts = Arrays.stream(batch).mapToObj(taught.texts()::get).toList();
        NDArray targets = rows(run, taught.rows(batch));
        sum += forward.embed(run, texts, words.rows(run, texts)).mul(targets).sum().getFloat();
      }
    }
    return sum / taught.size();
  }

  /** Unit vectors of texts of one length, row by row. */
  float[] embed(List<long[]> texts) {
    try (NDManager run = owner.newSubManager()) {
      return forward.embed(run, texts, words.rows(run, texts)).toFloatArray();
    }
  }

  private NDArray rows(NDManager manager, float[] values) {
    int width = forward.form().hidden();
    return manager.create(values, new Shape(values.length / width, width));
  }

  List<FloatMatrix> trained() {
    List<FloatMatrix> all = parameters.toMatrices();
    return withWords(words.values(), all.subList(firstMoved - Parameters.POSITIONS, all.size()));
  }

  List<FloatMatrix> means() {
    return withWords(words.means(), adam.means());
  }

  List<FloatMatrix> squares() {
    return withWords(words.squares(), adam.squares());
  }

  @Override
  public void close() {
    adam.close();
    parameters.close();
    owner.close();
  }
}

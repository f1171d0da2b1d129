package dev.pith.distill;

import ai.djl.engine.Engine;
import dev.pith.bert.EncoderWeights;
import dev.pith.bert.FloatMatrix;
import dev.pith.compress.TrainingPlan;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Trains by a plan, validates on texts that are never learnt from, keeps the best, stops when
 * nothing is gained any more, and can be killed at any moment.
 *
 * @param plan how
 * @param lessons learnt from
 * @param validation held back
 * @param checkpoint gone on from if it is there; written at every validation
 * @param progress is told of the start and of every validation
 */
record Training(
    TrainingPlan plan,
    TaughtTexts lessons,
    TaughtTexts validation,
    CheckpointFile checkpoint,
    TrainingProgress progress) {
  private static final int VALIDATIONS = 30;
  private static final int PATIENCE = 8;
  private static final int ANCHORS = 256;

  /** The best student, as a state. */
  TrainingState run(Engine engine, EncoderWeights start) {
    TrainingState state = checkpoint.read().orElseGet(() -> begin(engine, start));
    BatchOrder order = new BatchOrder(lessons.texts(), plan.batchTokens(), plan.seed());
    int interval = Math.max(1, plan.steps() / VALIDATIONS);
    progress.started(state.step(), plan.steps());
    try (Student student = new Student(engine, start, firstTrained(), state)) {
      while (state.step() < plan.steps() && mayGain(state, interval)) {
        int until = Math.min(plan.steps(), state.step() + interval);
        double loss = learn(student, order, state.step(), until);
        state = state.validated(until, student.score(validation), student);
        checkpoint.write(state);
        progress.validated(until, plan.steps(), loss, state.bestScore());
      }
    }
    return state;
  }

  /**
   * High rates undo what a start was good at, and low ones bring it back: nothing is given up in
   * the first half, while rates are high.
   */
  private boolean mayGain(TrainingState state, int interval) {
    int since = Math.max(state.bestStep(), plan.steps() / 2);
    return state.step() - since < PATIENCE * interval;
  }

  private TrainingState begin(Engine engine, EncoderWeights start) {
    List<FloatMatrix> all = Parameters.of(start);
    TrainingState unknown = TrainingState.start(all.subList(firstTrained(), all.size()), 0);
    try (Student student = new Student(engine, start, firstTrained(), unknown)) {
      return TrainingState.start(unknown.current(), student.score(validation));
    }
  }

  /** Mean loss over the steps made. */
  private double learn(Student student, BatchOrder order, int from, int until) {
    LearningRate rates = new LearningRate(plan.learningRate(), plan.steps());
    DistillationLoss loss = new DistillationLoss(plan.similarityWeight(), plan.temperature());
    double sum = 0;
    for (int step = from; step < until; step++) {
      int[] batch = order.at(step);
      List<long[]> texts = Arrays.stream(batch).mapToObj(lessons.texts()::get).toList();
      sum +=
          student.learn(
              texts, lessons.rows(batch), lessons.rows(anchors(step)), loss, rates.at(step), step);
    }
    return sum / (until - from);
  }

  private int[] anchors(int step) {
    return new Random(plan.seed() ^ (step * 0x9E3779B97F4A7C15L))
        .ints(Math.min(ANCHORS, lessons.size()), 0, lessons.size())
        .toArray();
  }

  private int firstTrained() {
    return switch (plan.tables()) {
      case FROZEN -> Parameters.GAMMA;
      case TRAINED -> Parameters.WORDS;
    };
  }

  /** The best student, as an encoder. */
  EncoderWeights encoder(EncoderWeights start, TrainingState state) {
    List<FloatMatrix> frozen = Parameters.of(start).subList(0, firstTrained());
    return Parameters.encoder(
        start, Stream.concat(frozen.stream(), state.best().stream()).toList());
  }
}

package dev.pith.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.Engine;
import dev.pith.bert.EncoderWeights;
import dev.pith.compress.TrainingPlan;
import dev.pith.compress.TrainingPlan.Tables;
import dev.pith.fixtures.TinyEncoders;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithPyTorch
class TrainingTest {
  private static final EncoderWeights START = TinyEncoders.random(1);
  private static Engine engine;

  @TempDir private Path folder;

  @BeforeAll
  static void load() {
    engine = PyTorch.load(1);
  }

  @Test
  void aTrainingThatWasKilledEndsAsOneThatWasNot() {
    TrainingState whole = training("whole", 60, quiet()).run(engine, START);
    Training killed =
        training(
            "killed",
            60,
            (step, steps, loss, best) -> {
              if (step >= 24) {
                throw new CancellationException();
              }
            });
    assertThatThrownBy(() -> killed.run(engine, START)).isInstanceOf(CancellationException.class);
    assertThat(killed.checkpoint().read().orElseThrow().step()).isEqualTo(24);

    TrainingState resumed = training("killed", 60, quiet()).run(engine, START);

    assertThat(resumed).isEqualTo(whole);
  }

  @Test
  void theBestStudentIsKeptAndIsBetterThanTheStart() {
    Training training = training("best", 120, quiet());
    TrainingState state = training.run(engine, START);
    assertThat(state.bestScore()).isGreaterThan(state.startScore());
    EncoderWeights best = training.encoder(START, state);
    TrainingState again = TrainingState.start(trainedOf(best), 0);
    try (Student student = new Student(engine, best, Parameters.GAMMA, again)) {
      assertThat(student.score(training.validation())).isEqualTo(state.bestScore());
    }
  }

  @Test
  void whatOnlyGetsWorseIsStoppedEarly() {
    // A student that is its own teacher has nothing to gain.
    List<long[]> texts = TinyEncoders.texts(3, 60);
    TaughtTexts own =
        new TaughtTexts(texts, texts.stream().map(t -> StudentTest.embed(START, t)).toList());
    TrainingState state =
        new Training(plan(600), own, own, checkpoint("worse"), quiet()).run(engine, START);
    // Patience begins with the second half, where rates are low.
    assertThat(state.step()).isBetween(300, 599);
    assertThat(state.bestScore()).isGreaterThanOrEqualTo(state.startScore());
  }

  private static List<dev.pith.bert.FloatMatrix> trainedOf(EncoderWeights encoder) {
    var all = Parameters.of(encoder);
    return all.subList(Parameters.GAMMA, all.size());
  }

  private Training training(String name, int steps, TrainingProgress progress) {
    return new Training(plan(steps), taught(5, 80), taught(6, 20), checkpoint(name), progress);
  }

  private CheckpointFile checkpoint(String name) {
    return new CheckpointFile(folder.resolve(name), "a training");
  }

  private static TrainingPlan plan(int steps) {
    return new TrainingPlan(steps, 256, 2e-3, 0.3, 0.2, Tables.FROZEN, 9);
  }

  private static TrainingProgress quiet() {
    return (step, steps, loss, best) -> {};
  }

  /** The teacher is the start, a little moved. */
  private static TaughtTexts taught(long seed, int count) {
    List<long[]> texts = TinyEncoders.texts(seed, count);
    EncoderWeights teacher =
        START.withLayers(List.of(START.layers().get(0), TinyEncoders.random(7).layers().get(1)));
    return new TaughtTexts(texts, texts.stream().map(t -> StudentTest.embed(teacher, t)).toList());
  }
}

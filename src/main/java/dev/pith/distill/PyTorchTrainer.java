package dev.pith.distill;

import dev.pith.bert.EncoderWeights;
import dev.pith.bert.FloatMatrix;
import dev.pith.compress.TextSupply;
import dev.pith.compress.Trainer;
import dev.pith.compress.TrainingPlan;
import dev.pith.encode.Encoder;
import dev.pith.model.Prefixes;
import dev.pith.tokenize.Tokenizer;
import dev.pith.tokenize.TokenizerDefinition;
import dev.pith.tokenize.TokenizerFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Trains on PyTorch and keeps what it has done in a folder: killed and started again on the same
 * task, it goes on from its last validation to the same student.
 *
 * @param teacher whose vectors are learnt
 * @param prefixes what teacher and student read in front of texts
 * @param supply texts to learn from, without prefixes
 * @param folder for the teacher's vectors and the checkpoint; made when needed
 * @param progress is told of every step of the work
 */
public record PyTorchTrainer(
    Encoder teacher, Prefixes prefixes, TextSupply supply, Path folder, TrainingProgress progress)
    implements Trainer {
  private static final double CHARACTERS_PER_TOKEN = 4;

  /**
   * How often each text is learnt from. The teacher reads each once, one multiplication a weight;
   * each time a student learns takes three. A student with a quarter of the teacher's weights then
   * has three quarters of the work.
   */
  private static final double EPOCHS = 4;

  /** Whether gradients can be had: PyTorch is not part of the program. */
  public static boolean isThere() {
    return PyTorch.isThere();
  }

  @Override
  public Trained train(EncoderWeights student, TokenizerDefinition tokenizer, TrainingPlan plan) {
    long characters = Math.round(CHARACTERS_PER_TOKEN * plan.steps() * plan.batchTokens() / EPOCHS);
    TrainingTexts texts =
        TrainingTexts.draw(supply.corpus(), supply.general(), characters, plan.seed());
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the folder " + folder, e);
    }
    TaughtTexts validation = taught(texts.validation(), tokenizer);
    TaughtTexts lessons = taught(texts.lessons(), tokenizer);
    CheckpointFile checkpoint =
        new CheckpointFile(folder.resolve("checkpoint"), name(student, lessons, validation, plan));
    Training training = new Training(plan, lessons, validation, checkpoint, progress);
    TrainingState state =
        training.run(PyTorch.load(Runtime.getRuntime().availableProcessors()), student);
    return new Trained(
        training.encoder(student, state),
        state.step(),
        state.bestStep(),
        lessons.size(),
        state.startScore(),
        state.bestScore());
  }

  private TaughtTexts taught(List<Passage> texts, TokenizerDefinition definition) {
    MessageDigest digest = sha256();
    digest.update(teacher.fingerprint().getBytes(StandardCharsets.UTF_8));
    texts.forEach(text -> digest.update((text + "\n").getBytes(StandardCharsets.UTF_8)));
    Path file = folder.resolve("vectors-" + hex(digest).substring(0, 16));
    List<float[]> vectors = new TeacherVectors(teacher, file, progress).of(texts);
    try (Tokenizer tokenizer = TokenizerFiles.open(definition)) {
      return new TaughtTexts(
          texts.stream().map(text -> tokenizer.tokenize(text.behind(prefixes)).ids()).toList(),
          vectors);
    }
  }

  /** A hash over all that a training depends on. */
  private static String name(
      EncoderWeights student, TaughtTexts lessons, TaughtTexts validation, TrainingPlan plan) {
    MessageDigest digest = sha256();
    digest.update(plan.toString().getBytes(StandardCharsets.UTF_8));
    for (FloatMatrix matrix : Parameters.of(student)) {
      digest.update(bytes(matrix.values()));
    }
    for (TaughtTexts taught : List.of(lessons, validation)) {
      for (long[] ids : taught.texts()) {
        ByteBuffer bytes = ByteBuffer.allocate(ids.length * Long.BYTES);
        bytes.asLongBuffer().put(ids);
        digest.update(bytes);
      }
      taught.vectors().forEach(vector -> digest.update(bytes(vector)));
    }
    return hex(digest);
  }

  private static byte[] bytes(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

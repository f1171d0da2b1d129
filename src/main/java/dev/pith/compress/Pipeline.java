package dev.pith.compress;

import dev.pith.model.PassRecord;
import dev.pith.model.Pooling;
import dev.pith.onnx.OnnxModel;
import dev.pith.onnx.OnnxWriter;
import dev.pith.tokenize.TokenizerDefinition;
import java.util.ArrayList;
import java.util.List;

/** Runs a recipe's passes one after the other and measures each. */
public final class Pipeline {
  private final Workbench workbench;
  private final TextSupply supply;
  private final Probe probe;
  private final Progress progress;

  public Pipeline(Workbench workbench, TextSupply supply, Probe probe, Progress progress) {
    this.workbench = workbench;
    this.supply = supply;
    this.probe = probe;
    this.progress = progress;
  }

  /** Tells what a model is worth beside the encoder that it was made from. */
  public interface Probe {
    /**
     * Mean cosine to the source's vectors over texts that no pass has seen, -1 to 1.
     *
     * @param model gives vectors in the source's space
     */
    double similarity(OnnxModel model, TokenizerDefinition tokenizer);

    /**
     * Median time of a question of about 16 tokens on one core, in milliseconds.
     *
     * @param model as it would be written
     */
    double questionMillis(OnnxModel model, TokenizerDefinition tokenizer);
  }

  /** Is told of every step, as it is made. */
  public interface Progress {
    /** A pass begins. */
    void started(int number, int passes, Pass pass);

    /** A pass has ended and was measured. */
    void finished(PassRecord done);
  }

  /**
   * What a recipe gave.
   *
   * @param subject the compressed encoder
   * @param tokenizer what turns text into the ids that it reads
   * @param passes what each pass did
   */
  public record Compressed(
      Subject subject, TokenizerDefinition tokenizer, List<PassRecord> passes) {}

  /**
   * Compresses a model.
   *
   * @param pooling how the source's token vectors become one
   * @throws PassRefusedException when a pass does not fit; nothing was written
   */
  public Compressed run(
      Recipe recipe, OnnxModel source, Pooling pooling, TokenizerDefinition tokenizer) {
    return run(recipe, Subject.of(source, pooling), source, tokenizer);
  }

  Compressed run(
      Recipe recipe, Subject recognised, OnnxModel source, TokenizerDefinition tokenizer) {
    Subject subject = recognised;
    Calibration calibration = Calibration.of(workbench, supply, new Source(recognised, tokenizer));
    // The source is what similarity is measured to.
    Measured before =
        new Measured(
            OnnxWriter.toBytes(source).length,
            parameters(subject),
            1,
            probe.questionMillis(source, tokenizer));
    List<PassRecord> records = new ArrayList<>();
    for (Pass pass : recipe.passes()) {
      progress.started(records.size() + 1, recipe.passes().size(), pass);
      long start = System.nanoTime();
      Pass.Outcome outcome = pass.apply(subject, calibration);
      long millis = (System.nanoTime() - start) / 1_000_000;
      subject = outcome.subject();
      if (outcome.tokenizer().isPresent()) {
        calibration = calibration.with(outcome.tokenizer().get());
      }
      Measured after = measure(subject, calibration.tokenizer());
      records.add(
          new PassRecord(
              pass.name(),
              outcome.description(),
              before.bytes(),
              after.bytes(),
              before.parameters(),
              after.parameters(),
              before.similarity(),
              after.similarity(),
              millis,
              before.questionMillis(),
              after.questionMillis()));
      progress.finished(records.getLast());
      before = after;
    }
    return new Compressed(subject, calibration.tokenizer(), records);
  }

  private record Measured(long bytes, long parameters, double similarity, double questionMillis) {}

  private Measured measure(Subject subject, TokenizerDefinition tokenizer) {
    OnnxModel model = subject.toModel();
    return new Measured(
        OnnxWriter.toBytes(model).length,
        parameters(subject),
        probe.similarity(subject.toModelInSourceSpace(), tokenizer),
        probe.questionMillis(model, tokenizer));
  }

  private static long parameters(Subject subject) {
    return switch (subject) {
      case Subject.Recognised recognised -> recognised.weights().parameters();
      case Subject.Static lookup -> lookup.vectors().table().nonZeros();
      case Subject.Opaque opaque ->
          opaque.model().graph().initializers().values().stream()
              .mapToLong(tensor -> tensor.shape().elementCount())
              .sum();
    };
  }
}

package dev.pith.cli;

import dev.pith.compress.Pipeline;
import dev.pith.compress.Pipeline.Compressed;
import dev.pith.compress.Recipe;
import dev.pith.compress.Subject;
import dev.pith.compress.TextSupply;
import dev.pith.compress.Workbench;
import dev.pith.distill.PyTorchGradients;
import dev.pith.distill.PyTorchTrainer;
import dev.pith.distill.TrainingProgress;
import dev.pith.encode.Encoder;
import dev.pith.encode.OnnxEncoder;
import dev.pith.evaluate.Progress;
import dev.pith.model.Batching;
import dev.pith.model.EncoderDirectory;
import dev.pith.model.EncoderDraft;
import dev.pith.model.EncoderManifest;
import dev.pith.model.Lineage;
import dev.pith.onnx.OnnxModel;
import dev.pith.onnx.OnnxReader;
import dev.pith.onnx.OnnxWriter;
import dev.pith.tokenize.TokenizerDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes a compact encoder out of a full one: wires passes, calibration texts, the runtime and, for
 * recipes that distil, the trainer. At its end it is measured how near the two are.
 */
record Compression(
    EncoderDirectory source,
    Recipe recipe,
    CalibrationTexts texts,
    Pipeline.Progress progress,
    TrainingProgress trainingProgress,
    Progress aligning) {
  private static final String MODEL = "model.onnx";

  /** Compresses and publishes; on any failure {@code target} stays as it was. */
  EncoderDirectory into(Path target) throws IOException {
    long startNanos = System.nanoTime();
    TrainingFolder training = TrainingFolder.beside(target);
    try (EncoderDraft draft = EncoderDraft.startFor(target)) {
      Compressed compressed = run(training);
      OnnxWriter.write(compressed.subject().toModel(), draft.folder().resolve(MODEL));
      String tokenizer = source.tokenizerFile().getFileName().toString();
      Files.write(draft.folder().resolve(tokenizer), compressed.tokenizer().json());
      EncoderManifest manifest = manifest(compressed, draft, tokenizer, startNanos);
      new AlignmentMeasurement(source, texts, aligning).record(draft.unpublished(manifest));
      draft.publish(manifest);
    }
    training.remove();
    return EncoderDirectory.open(target);
  }

  private Compressed run(TrainingFolder training) {
    OnnxModel model = OnnxReader.read(source.modelBytes());
    EncoderManifest manifest = source.manifest();
    TokenizerDefinition tokenizer =
        TokenizerDefinition.read(source.tokenizerFile(), manifest.maxTokens());
    TextSupply supply = texts.supply().behind(manifest.prefixes());
    try (Encoder full = OnnxEncoder.open(source)) {
      ProbedSimilarity probe = new ProbedSimilarity(full, manifest, texts.probe());
      PyTorchTrainer trainer =
          new PyTorchTrainer(
              full, manifest.prefixes(), texts.supply(), training.path(), trainingProgress);
      return new Pipeline(
              new Workbench(new RuntimeGraphs(), trainer, new PyTorchGradients(trainingProgress)),
              supply,
              probe,
              progress)
          .run(recipe, model, manifest.pooling(), tokenizer);
    }
  }

  private EncoderManifest manifest(
      Compressed compressed, EncoderDraft draft, String tokenizer, long startNanos)
      throws IOException {
    EncoderManifest full = source.manifest();
    return new EncoderManifest(
        texts.nameFor(recipe.name()),
        dimension(compressed.subject()),
        maxTokens(compressed.subject()),
        full.pooling(),
        full.normalized(),
        full.queryPrefix(),
        full.documentPrefix(),
        compressed.subject().quantizesActivations() ? Batching.SINGLE : Batching.PADDED,
        draft.pin(MODEL),
        draft.pin(tokenizer),
        full.license(),
        full.source(),
        new Lineage(
            full.name(),
            full.model().sha256(),
            full.fingerprint(),
            recipe.source(),
            texts.source(),
            compressed.passes(),
            compressed.passes().getLast().similarityAfter(),
            texts.probe().size(),
            (System.nanoTime() - startNanos) / 1_000_000));
  }

  private int dimension(Subject subject) {
    return switch (subject) {
      case Subject.Recognised recognised -> recognised.weights().dimension();
      case Subject.Static lookup -> lookup.vectors().dimension();
      case Subject.Opaque opaque -> source.manifest().dimension();
    };
  }

  private int maxTokens(Subject subject) {
    int full = source.manifest().maxTokens();
    return switch (subject) {
      case Subject.Recognised recognised ->
          Math.min(full, recognised.weights().embeddings().positions().rows());
      case Subject.Static lookup -> full;
      case Subject.Opaque opaque -> full;
    };
  }
}

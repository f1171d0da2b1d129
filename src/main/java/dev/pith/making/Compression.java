package dev.pith.making;

import dev.pith.compress.Pipeline;
import dev.pith.compress.Pipeline.Compressed;
import dev.pith.compress.Recipe;
import dev.pith.compress.RecipeException;
import dev.pith.compress.RecipeReader;
import dev.pith.compress.Subject;
import dev.pith.compress.TextSupply;
import dev.pith.compress.Workbench;
import dev.pith.distill.PyTorchGradients;
import dev.pith.distill.PyTorchTrainer;
import dev.pith.encode.Encoder;
import dev.pith.encode.OnnxEncoder;
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
 *
 * @param source what is made smaller
 * @param recipe what is done to it
 * @param texts what it is fitted to and judged by
 * @param progress is told of every step, on the thread that compresses
 */
public record Compression(
    EncoderDirectory source, Recipe recipe, CalibrationTexts texts, CompressionProgress progress) {
  private static final String MODEL = "model.onnx";
  private static final String VECTORS = "jdk.incubator.vector";

  /**
   * Prepares; nothing is made yet.
   *
   * @throws IllegalStateException when the JVM was started without what the measurement at the end
   *     takes
   */
  public Compression {
    if (ModuleLayer.boot().findModule(VECTORS).isEmpty()) {
      throw new IllegalStateException(
          "compressing takes the JDK's vectors: start Java with --add-modules " + VECTORS);
    }
  }

  /**
   * Reads a recipe and sees whether it can be run here, before any work.
   *
   * @throws RecipeException when it is none, or takes gradients and PyTorch is not installed
   */
  public static Recipe recipe(Path file) {
    Recipe recipe = RecipeReader.read(file);
    if (recipe.gradients().isPresent() && !PyTorchTrainer.isThere()) {
      throw new RecipeException(
          recipe.gradients().get(),
          "the recipe '%s' takes gradients here, and those take PyTorch; run once: ./pith fetch pytorch"
              .formatted(recipe.name()));
    }
    return recipe;
  }

  /** Compresses and publishes; on any failure {@code target} stays as it was. */
  public EncoderDirectory into(Path target) throws IOException {
    long startNanos = System.nanoTime();
    TrainingFolder training = TrainingFolder.beside(target);
    try (EncoderDraft draft = EncoderDraft.startFor(target)) {
      Compressed compressed = run(training);
      OnnxWriter.write(compressed.subject().toModel(), draft.folder().resolve(MODEL));
      String tokenizer = source.tokenizerFile().getFileName().toString();
      Files.write(draft.folder().resolve(tokenizer), compressed.tokenizer().json());
      EncoderManifest manifest = manifest(compressed, draft, tokenizer, startNanos);
      new AlignmentMeasurement(source, texts, progress.alignment())
          .record(draft.unpublished(manifest));
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
      ProbedEncoder probe = new ProbedEncoder(full, manifest, texts.probe());
      PyTorchTrainer trainer =
          new PyTorchTrainer(
              full, manifest.prefixes(), texts.supply(), training.path(), progress.training());
      return new Pipeline(
              new Workbench(
                  new RuntimeGraphs(), trainer, new PyTorchGradients(progress.training())),
              supply,
              probe,
              progress.passes())
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

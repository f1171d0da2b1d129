package dev.pith.cli;

import dev.pith.compress.Subject;
import dev.pith.encode.Encoder;
import dev.pith.encode.EncoderException;
import dev.pith.encode.EncoderSpec;
import dev.pith.encode.OnnxEncoder;
import dev.pith.encode.Role;
import dev.pith.huggingface.EncoderSettings;
import dev.pith.huggingface.ForeignEncoder;
import dev.pith.huggingface.TokenizerFacts;
import dev.pith.model.Batching;
import dev.pith.model.EncoderDraft;
import dev.pith.model.EncoderManifest;
import dev.pith.model.FilePin;
import dev.pith.model.Pooling;
import dev.pith.model.Sha256;
import dev.pith.onnx.MalformedModelException;
import dev.pith.onnx.OnnxModel;
import dev.pith.onnx.OnnxReader;
import dev.pith.onnx.ValueInfo.Dimension;
import dev.pith.tokenize.TokenizerDefinition;
import dev.pith.tokenize.TokenizerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes an encoder directory out of what others packed: nothing is written before model, tokenizer
 * and settings were found to fit each other and texts were encoded with them.
 *
 * @param encoder what was read
 * @param name what the encoder is called here
 * @param settings what its files and the user say of it
 */
record ModelImport(ForeignEncoder encoder, String name, EncoderSettings settings) {
  private static final String MODEL = "model.onnx";
  private static final String TOKENIZER = "tokenizer.json";

  /** What SPDX writes where nobody has said anything. */
  private static final String NO_LICENSE = "NOASSERTION";

  private static final double SAME_VECTOR = 0.9999;

  /**
   * What was made.
   *
   * @param manifest of the new encoder directory
   * @param subject what passes will make of it
   */
  record Imported(EncoderManifest manifest, Subject subject) {}

  /**
   * Checks, tries and publishes; on any failure {@code target} stays as it was.
   *
   * @throws CliException when the parts do not fit each other
   */
  Imported into(Path target) throws IOException {
    OnnxModel model = read();
    Subject subject = Subject.of(model, pooling());
    requireRowForEveryId(subject);
    EncoderManifest manifest = tried(manifest(dimension(model), maxTokens(subject)));
    try (EncoderDraft draft = EncoderDraft.startFor(target)) {
      Files.write(draft.folder().resolve(MODEL), encoder.model());
      Files.write(draft.folder().resolve(TOKENIZER), encoder.tokenizer());
      draft.publish(manifest);
    }
    return new Imported(manifest, subject);
  }

  private OnnxModel read() {
    try {
      return OnnxReader.read(encoder.model());
    } catch (MalformedModelException e) {
      throw new CliException("the model file of %s, %s".formatted(encoder.name(), e.getMessage()));
    }
  }

  private Pooling pooling() {
    return settings
        .pooling()
        .orElseThrow(
            () ->
                new CliException(
                    encoder.name()
                        + " does not say how token vectors become one;"
                        + " name it with --pooling mean or --pooling cls"));
  }

  private int maxTokens(Subject subject) {
    int asked =
        settings
            .maxTokens()
            .orElseThrow(
                () ->
                    new CliException(
                        encoder.name()
                            + " does not say how long a text may be; name it with --max-tokens"));
    if (subject instanceof Subject.Recognised recognised) {
      int positions = recognised.weights().embeddings().positions().rows();
      if (asked > positions) {
        throw new CliException(
            "%d tokens are more than the model's %d positions; name fewer with --max-tokens"
                .formatted(asked, positions));
      }
    }
    return asked;
  }

  private int dimension(OnnxModel model) {
    List<Dimension> extents = model.graph().outputs().getFirst().dimensions();
    if (!extents.isEmpty() && extents.getLast() instanceof Dimension.Fixed fixed) {
      return Math.toIntExact(fixed.extent());
    }
    return encoder
        .hidden()
        .map(Math::toIntExact)
        .orElseThrow(
            () ->
                new CliException(
                    encoder.name()
                        + " tells its dimension neither in the model nor in config.json"));
  }

  private void requireRowForEveryId(Subject subject) throws IOException {
    long largest = TokenizerFacts.of(TOKENIZER, encoder.tokenizer()).largestId();
    if (subject instanceof Subject.Recognised recognised
        && largest >= recognised.weights().embeddings().words().rows()) {
      throw new CliException(
          "the tokenizer's largest id is %d, the model has %d words: they do not belong together"
              .formatted(largest, recognised.weights().embeddings().words().rows()));
    }
  }

  private EncoderManifest manifest(int dimension, int maxTokens) {
    return new EncoderManifest(
        name,
        dimension,
        maxTokens,
        pooling(),
        true,
        settings.queryPrefix().orElse(null),
        settings.documentPrefix().orElse(null),
        Batching.PADDED,
        pin(MODEL, encoder.model()),
        pin(TOKENIZER, encoder.tokenizer()),
        settings.license().orElse(NO_LICENSE),
        settings.source().orElse("imported from " + encoder.name()),
        null);
  }

  private static FilePin pin(String file, byte[] content) {
    return new FilePin(file, Sha256.of(content), content.length);
  }

  /** The manifest, once texts of all lengths were encoded; batched as far as vectors allow. */
  private EncoderManifest tried(EncoderManifest manifest) {
    TokenizerDefinition tokenizer =
        TokenizerDefinition.of(TOKENIZER, encoder.tokenizer(), manifest.maxTokens());
    try (Encoder tried =
        OnnxEncoder.load(
            EncoderSpec.of(name, manifest), encoder.model(), TokenizerFiles.open(tokenizer))) {
      tried.encode(Role.DOCUMENT, "word ".repeat(manifest.maxTokens()));
      String text = "A short text.";
      float[] alone = tried.encode(Role.QUERY, text).vector();
      float[] padded = tried.encodeAll(Role.QUERY, List.of(text, text.repeat(3))).getFirst();
      return cosine(alone, padded) >= SAME_VECTOR ? manifest : manifest.with(Batching.SINGLE);
    } catch (EncoderException e) {
      throw new CliException("%s does not run: %s".formatted(encoder.name(), e.getMessage()));
    }
  }

  private static double cosine(float[] a, float[] b) {
    double cosine = 0;
    for (int i = 0; i < a.length; i++) {
      cosine += (double) a[i] * b[i];
    }
    return cosine;
  }
}

package dev.pith.making;

import dev.pith.compress.Pipeline.SimilarityProbe;
import dev.pith.encode.Encoder;
import dev.pith.encode.EncoderSpec;
import dev.pith.encode.OnnxEncoder;
import dev.pith.encode.Role;
import dev.pith.model.Batching;
import dev.pith.model.EncoderManifest;
import dev.pith.onnx.OnnxModel;
import dev.pith.onnx.OnnxWriter;
import dev.pith.tokenize.TokenizerDefinition;
import dev.pith.tokenize.TokenizerFiles;
import java.util.List;

/** Compares a model's vectors with its source's, on texts that no pass has seen. */
final class ProbedSimilarity implements SimilarityProbe {
  private final EncoderSpec source;
  private final List<String> texts;
  private final List<float[]> expected;

  ProbedSimilarity(Encoder full, EncoderManifest manifest, List<String> texts) {
    this.source = EncoderSpec.of(full.name(), manifest);
    this.texts = texts;
    this.expected = full.encodeAll(Role.DOCUMENT, texts);
  }

  @Override
  public double similarity(OnnxModel model, TokenizerDefinition tokenizer) {
    byte[] bytes = OnnxWriter.toBytes(model);
    try (Encoder encoder =
        OnnxEncoder.load(
            source.unpublished("candidate", Batching.SINGLE),
            bytes,
            TokenizerFiles.open(tokenizer))) {
      List<float[]> found = encoder.encodeAll(Role.DOCUMENT, texts);
      double sum = 0;
      for (int i = 0; i < texts.size(); i++) {
        sum += dot(expected.get(i), found.get(i));
      }
      return sum / texts.size();
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

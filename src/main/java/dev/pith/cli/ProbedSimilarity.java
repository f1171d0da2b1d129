package dev.pith.cli;

import dev.pith.compress.Pipeline.SimilarityProbe;
import dev.pith.encode.Encoder;
import dev.pith.encode.OnnxEncoder;
import dev.pith.model.Batching;
import dev.pith.onnx.OnnxModel;
import dev.pith.onnx.OnnxWriter;
import dev.pith.tokenize.TokenizerDefinition;
import dev.pith.tokenize.TokenizerFiles;
import java.util.List;

/** Compares a model's vectors with its source's, on texts that no pass has seen. */
final class ProbedSimilarity implements SimilarityProbe {
  private final int dimension;
  private final List<String> texts;
  private final List<float[]> expected;

  ProbedSimilarity(Encoder source, List<String> texts) {
    this.dimension = source.dimension();
    this.texts = texts;
    this.expected = source.encodeAll(texts);
  }

  @Override
  public double similarity(OnnxModel model, TokenizerDefinition tokenizer) {
    byte[] bytes = OnnxWriter.toBytes(model);
    try (Encoder encoder =
        OnnxEncoder.load(
            "candidate",
            "unpublished",
            Batching.SINGLE,
            bytes,
            dimension,
            TokenizerFiles.open(tokenizer))) {
      List<float[]> found = encoder.encodeAll(texts);
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

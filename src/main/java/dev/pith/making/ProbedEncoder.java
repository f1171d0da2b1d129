package dev.pith.making;

import dev.pith.compress.Pipeline.Probe;
import dev.pith.encode.Encoder;
import dev.pith.encode.EncoderSpec;
import dev.pith.encode.OnnxEncoder;
import dev.pith.encode.Role;
import dev.pith.model.Batching;
import dev.pith.model.EncoderManifest;
import dev.pith.onnx.OnnxModel;
import dev.pith.onnx.OnnxWriter;
import dev.pith.onnx.ValueInfo.Dimension.Fixed;
import dev.pith.tokenize.TokenizerDefinition;
import dev.pith.tokenize.TokenizerFiles;
import java.util.Arrays;
import java.util.List;

/** Compares a model's vectors with its source's, on texts that no pass has seen, and times it. */
final class ProbedEncoder implements Probe {
  /** 16 tokens of an English vocabulary, with those around every text. */
  private static final String QUESTION =
      "which of the stars that are seen from the north are nearest to us";

  /** By time, not by runs: a table's sums are compiled only after thousands. */
  private static final long WARM_UP_NANOS = 100_000_000;

  private static final int TIMED = 51;

  private final EncoderSpec source;
  private final List<String> texts;
  private final List<float[]> expected;

  ProbedEncoder(Encoder full, EncoderManifest manifest, List<String> texts) {
    this.source = EncoderSpec.of(full.name(), manifest);
    this.texts = texts;
    this.expected = full.encodeAll(Role.DOCUMENT, texts);
  }

  @Override
  public double similarity(OnnxModel model, TokenizerDefinition tokenizer) {
    try (Encoder encoder = open(model, tokenizer)) {
      List<float[]> found = encoder.encodeAll(Role.DOCUMENT, texts);
      double sum = 0;
      for (int i = 0; i < texts.size(); i++) {
        sum += dot(expected.get(i), found.get(i));
      }
      return sum / texts.size();
    }
  }

  @Override
  public double questionMillis(OnnxModel model, TokenizerDefinition tokenizer) {
    try (Encoder encoder = open(model, tokenizer)) {
      long warmNanos = System.nanoTime() + WARM_UP_NANOS;
      do {
        encoder.encode(Role.QUERY, QUESTION);
      } while (System.nanoTime() < warmNanos);
      long[] nanos = new long[TIMED];
      for (int i = 0; i < TIMED; i++) {
        long start = System.nanoTime();
        encoder.encode(Role.QUERY, QUESTION);
        nanos[i] = System.nanoTime() - start;
      }
      Arrays.sort(nanos);
      return nanos[TIMED / 2] / 1e6;
    }
  }

  private Encoder open(OnnxModel model, TokenizerDefinition tokenizer) {
    return OnnxEncoder.load(
        source.unpublished("candidate", Batching.SINGLE).withDimension(dimension(model)),
        OnnxWriter.toBytes(model),
        TokenizerFiles.open(tokenizer));
  }

  /** The length of the model's vectors; the source's where the graph leaves it open. */
  private int dimension(OnnxModel model) {
    return model.graph().outputs().getFirst().dimensions().getLast() instanceof Fixed last
        ? Math.toIntExact(last.extent())
        : source.dimension();
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}

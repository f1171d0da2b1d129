package dev.pith.compress;

import dev.pith.bert.Embeddings;
import dev.pith.bert.EncoderWeights;
import dev.pith.bert.Int8Matrix.Axis;
import dev.pith.bert.Linear;
import dev.pith.bert.Matrix;

/**
 * Dynamic int8: projections with signed 8-bit weights and a scale per output, run on unsigned 8-bit
 * activations whose scale is found at run time ({@code DynamicQuantizeMatMul}); input tables with
 * signed 8-bit rows and a scale per row.
 */
public record QuantizeInt8() implements Pass {
  @Override
  public String name() {
    return "quantize-int8";
  }

  @Override
  public Outcome apply(Subject subject, Calibration calibration) {
    return switch (subject) {
      case Subject.Recognised recognised ->
          new Outcome(
              new Subject.Recognised(quantize(recognised.weights())),
              "projections by output, tables by row, activations at run time");
      case Subject.Opaque opaque -> GraphQuantization.apply(opaque);
    };
  }

  private static EncoderWeights quantize(EncoderWeights weights) {
    Embeddings tables = weights.embeddings();
    return weights
        .withEmbeddings(
            new Embeddings(table(tables.words()), table(tables.positions()), tables.norm()))
        .withLayers(
            weights.layers().stream()
                .map(layer -> layer.mapProjections(QuantizeInt8::projection))
                .toList());
  }

  private static Matrix table(Matrix table) {
    return Int8Quantization.quantize(table.toFloats(), Axis.ROW);
  }

  private static Linear projection(Linear linear) {
    return new Linear(
        Int8Quantization.quantize(linear.weight().toFloats(), Axis.COLUMN), linear.bias());
  }
}

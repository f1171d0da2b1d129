package dev.pith.compress;

import dev.pith.bert.Embeddings;
import dev.pith.bert.EncoderLayer;
import dev.pith.bert.Int8Matrix.Axis;
import dev.pith.bert.Linear;
import dev.pith.bert.Matrix;
import dev.pith.compress.Precision.Rounding;

/** Layers and tables as they will run. */
record RoundedLayers(Rounding rounding) {
  static RoundedLayers exact() {
    return new RoundedLayers(new Rounding.None());
  }

  EncoderLayer of(EncoderLayer layer) {
    return layer.mapProjections(this::projection);
  }

  Embeddings of(Embeddings tables) {
    return new Embeddings(table(tables.words()), table(tables.positions()), tables.norm());
  }

  private Linear projection(Linear linear) {
    return switch (rounding) {
      case Rounding.None none -> linear;
      case Rounding.Int8 int8 ->
          linear.mapWeight(
              weight ->
                  Int8Quantization.quantize(
                      weight.toString(), weight.toFloats(), Axis.COLUMN, int8.range()));
    };
  }

  private Matrix table(Matrix table) {
    return switch (rounding) {
      case Rounding.None none -> table;
      case Rounding.Int8 int8 -> Int8Quantization.quantize(table.toFloats(), Axis.ROW);
    };
  }
}

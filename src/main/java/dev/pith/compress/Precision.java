package dev.pith.compress;

import dev.pith.bert.EncoderLayer;
import dev.pith.bert.FloatMatrix;
import dev.pith.bert.Int8Matrix.Axis;
import dev.pith.bert.Linear;
import dev.pith.bert.Matrix;

/** How the layers will run: fits make up for what that rounding loses, too. */
public enum Precision {
  /** As they are. */
  FLOAT32 {
    @Override
    Linear projection(Linear linear) {
      return linear;
    }

    @Override
    FloatMatrix table(Matrix table) {
      return table.toFloats();
    }
  },

  /** As {@link QuantizeInt8} writes them. */
  INT8 {
    @Override
    Linear projection(Linear linear) {
      return new Linear(
          Int8Quantization.quantize(linear.weight().toFloats(), Axis.COLUMN), linear.bias());
    }

    @Override
    FloatMatrix table(Matrix table) {
      return Int8Quantization.quantize(table.toFloats(), Axis.ROW).toFloats();
    }
  };

  abstract Linear projection(Linear linear);

  abstract FloatMatrix table(Matrix table);

  /** A layer as it will run. */
  EncoderLayer layer(EncoderLayer layer) {
    return layer.mapProjections(this::projection);
  }
}

package dev.pith.compress;

import dev.pith.bert.BlockQuantizedMatrix;
import dev.pith.bert.BlockQuantizedMatrix.Products;
import dev.pith.bert.EncoderWeights;

/**
 * Projections with weights of 4 or 8 bits and a scale for every block of inputs ({@code
 * MatMulNBits}). Tables stay as they are.
 *
 * @param bits 4 or 8
 * @param block weights that share a scale, a power of two, at least 16
 * @param products how they are multiplied
 * @param selection which projections stay in float32
 */
public record QuantizeBlocks(int bits, int block, Products products, Selection selection)
    implements Pass {
  public QuantizeBlocks {
    BlockQuantizedMatrix.requireForm(bits, block);
  }

  @Override
  public String name() {
    return "quantize-blocks";
  }

  @Override
  public Outcome apply(Subject subject, Calibration calibration) {
    EncoderWeights weights = FiniteWeights.of(Structure.recognised(subject, name()));
    BlockWeights rounding = new BlockWeights(weights, bits, block, products);
    MatrixChoice choice =
        MatrixChoice.make(
            selection,
            weights,
            name -> !EncoderWeights.isTable(name),
            names -> rounding.quantize(names).weights(),
            calibration);
    BlockWeights.Rounded rounded = rounding.quantize(choice.chosen());
    return new Outcome(
        new Subject.Recognised(rounded.weights()),
        "%d-bit projections in blocks of %d, %s%s"
            .formatted(bits, block, rounded.saturation().told(), choice.description()));
  }
}

package dev.pith.compress;

import dev.pith.bert.BlockQuantizedMatrix;
import dev.pith.bert.BlockQuantizedMatrix.Products;
import dev.pith.bert.Embeddings;
import dev.pith.bert.EncoderWeights;
import java.util.Set;

/**
 * Input tables with codes of 4 or 8 bits and a scale for every block of a row. Projections stay as
 * they are.
 *
 * @param bits 4 or 8
 * @param block numbers that share a scale, a power of two, at least 16
 */
public record QuantizeTables(int bits, int block) implements Pass {
  public QuantizeTables {
    BlockQuantizedMatrix.requireForm(bits, block);
  }

  @Override
  public String name() {
    return "quantize-tables";
  }

  @Override
  public Outcome apply(Subject subject, Calibration calibration) {
    EncoderWeights weights = FiniteWeights.of(Structure.recognised(subject, name()));
    BlockWeights rounding = rounding(weights);
    MatrixChoice choice =
        MatrixChoice.make(
            Selection.EVERYTHING,
            weights,
            EncoderWeights::isTable,
            names -> rounding.quantize(names).weights(),
            calibration);
    BlockWeights.Rounded rounded = rounding.quantize(choice.chosen());
    return new Outcome(
        new Subject.Recognised(rounded.weights()),
        "%s, %s".formatted(description(), rounded.saturation().told()));
  }

  /** An encoder's tables as this pass writes them. */
  Embeddings rounded(EncoderWeights weights) {
    return rounding(weights).quantize(Set.of("words", "positions")).weights().embeddings();
  }

  /** For the lineage. */
  String description() {
    return "%d-bit tables in blocks of %d".formatted(bits, block);
  }

  private BlockWeights rounding(EncoderWeights weights) {
    return new BlockWeights(weights, bits, block, Products.FLOAT32);
  }
}

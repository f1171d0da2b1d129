package dev.pith.compress;

import dev.pith.quantize.IntegerRange;

/**
 * How much of 8 bits the weights of a projection use.
 *
 * <p>x86 processors without VNNI add two products of unsigned and signed bytes in 16 bits, which
 * saturate: {@code 2 * 255 * 127 > 32767}. With 7-bit weights they cannot: {@code 2 * 255 * 63 <
 * 32767}. Source: Intel's manual, {@code VPMADDUBSW}; ONNX Runtime's quantization guide, "When and
 * why do I need to try U8U8?".
 */
public enum WeightRange {
  /** {@link #REDUCED} if this machine's products saturate, {@link #FULL} if they do not. */
  AUTO {
    @Override
    Chosen choose(GraphRunner runner) {
      return ProductProbe.saturates(runner)
          ? new Chosen(SEVEN_BITS, "7-bit weights (auto: int8 products saturate on this machine)")
          : new Chosen(EIGHT_BITS, "8-bit weights (auto: int8 products are exact on this machine)");
    }
  },
  /** -127 to 127. */
  FULL {
    @Override
    Chosen choose(GraphRunner runner) {
      return new Chosen(EIGHT_BITS, "8-bit weights");
    }
  },
  /** -63 to 63. */
  REDUCED {
    @Override
    Chosen choose(GraphRunner runner) {
      return new Chosen(SEVEN_BITS, "7-bit weights");
    }
  };

  private static final IntegerRange EIGHT_BITS = IntegerRange.symmetric(8);
  private static final IntegerRange SEVEN_BITS = IntegerRange.symmetric(7);

  /**
   * What was chosen.
   *
   * @param reason for the lineage
   */
  record Chosen(IntegerRange range, String reason) {}

  abstract Chosen choose(GraphRunner runner);
}

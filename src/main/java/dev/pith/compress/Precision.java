package dev.pith.compress;

import dev.pith.quantize.IntegerRange;
import java.util.Optional;

/** How the layers will run: fits make up for what that rounding loses, too. */
public enum Precision {
  /** As they are. */
  FLOAT32(Float.SIZE) {
    @Override
    Rounding rounding(GraphRunner runner) {
      return new Rounding.None();
    }

    @Override
    Subject asItRuns(Subject floats, Calibration calibration) {
      return floats;
    }
  },

  /**
   * As {@link QuantizeInt8} writes them for this machine's products. Were 8-bit weights used where
   * products saturate, the fits would make up for a fault that another machine does not have.
   */
  INT8(Byte.SIZE) {
    @Override
    Rounding rounding(GraphRunner runner) {
      WeightRange.Chosen chosen = WeightRange.AUTO.choose(runner);
      return new Rounding.Int8(chosen.range(), chosen.reason());
    }
  },

  /** As {@link QuantizeInt8} writes them with 6 bits. */
  INT6(6),

  /** As {@link QuantizeInt8} writes them with 5 bits. */
  INT5(5),

  /** As {@link QuantizeInt8} writes them with 4 bits. */
  INT4(4);

  private final int bits;

  Precision(int bits) {
    this.bits = bits;
  }

  Rounding rounding(GraphRunner runner) {
    return new Rounding.Int8(IntegerRange.symmetric(bits), bits + "-bit weights");
  }

  /**
   * A subject that is not quantized yet as it will be in memory: however few bits are stored, 8 are
   * multiplied.
   */
  Subject asItRuns(Subject floats, Calibration calibration) {
    return new QuantizeInt8().apply(floats, calibration).subject();
  }

  /** What happens to weights before they run. */
  sealed interface Rounding {
    /** For the lineage. */
    String description();

    /** The integers of projections, where rounding to them loses enough to be made up for. */
    Optional<IntegerRange> coarse();

    /** Nothing. */
    record None() implements Rounding {
      @Override
      public String description() {
        return "float32";
      }

      @Override
      public Optional<IntegerRange> coarse() {
        return Optional.empty();
      }
    }

    /**
     * Signed integers, a scale per output.
     *
     * @param range the integers of projections; tables use all of 8 bits
     */
    record Int8(IntegerRange range, String description) implements Rounding {
      @Override
      public Optional<IntegerRange> coarse() {
        return Optional.of(range).filter(Int8Quantization::isCoarse);
      }
    }
  }
}

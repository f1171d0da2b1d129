package dev.pith.compress;

import dev.pith.quantize.IntegerRange;

/** How the layers will run: fits make up for what that rounding loses, too. */
public enum Precision {
  /** As they are. */
  FLOAT32 {
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
  INT8 {
    @Override
    Rounding rounding(GraphRunner runner) {
      WeightRange.Chosen chosen = WeightRange.AUTO.choose(runner);
      return new Rounding.Int8(chosen.range(), chosen.reason());
    }

    @Override
    Subject asItRuns(Subject floats, Calibration calibration) {
      return new QuantizeInt8().apply(floats, calibration).subject();
    }
  },

  /** As {@link QuantizeInt8} writes them with 6 bits. */
  INT6 {
    @Override
    Rounding rounding(GraphRunner runner) {
      return new Rounding.Int8(IntegerRange.symmetric(SIX_BITS), "6-bit weights");
    }

    // They are 8 bits again when they run, and nothing but the time is asked of it.
    @Override
    Subject asItRuns(Subject floats, Calibration calibration) {
      return INT8.asItRuns(floats, calibration);
    }
  };

  private static final int SIX_BITS = 6;

  abstract Rounding rounding(GraphRunner runner);

  /** A subject that is not quantized yet as it will be. */
  abstract Subject asItRuns(Subject floats, Calibration calibration);

  /** What happens to weights before they run. */
  sealed interface Rounding {
    /** For the lineage. */
    String description();

    /** Nothing. */
    record None() implements Rounding {
      @Override
      public String description() {
        return "float32";
      }
    }

    /**
     * Signed integers, a scale per output.
     *
     * @param range the integers of projections; tables use all of 8 bits
     */
    record Int8(IntegerRange range, String description) implements Rounding {}
  }
}

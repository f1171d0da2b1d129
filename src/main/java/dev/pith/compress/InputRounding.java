package dev.pith.compress;

import dev.pith.bert.EncoderWeights;
import dev.pith.bert.Int8Matrix;
import dev.pith.bert.Matrix;
import dev.pith.bert.StaticInt8Matrix;
import dev.pith.bert.TokenInt8Matrix;
import dev.pith.quantize.AffineQuantization;
import dev.pith.quantize.RangeMethod;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;

/**
 * How the inputs of an encoder's projections are rounded.
 *
 * @param join joins a projection's name and rounded weights to how its input is rounded
 * @param description for the lineage
 */
record InputRounding(BiFunction<String, Int8Matrix, Matrix> join, String description) {
  /** Measures over the calibration texts if that is asked for. */
  static InputRounding of(
      Activations activations, EncoderWeights weights, Calibration calibration) {
    return switch (activations) {
      case Activations.Dynamic dynamic ->
          new InputRounding((name, rounded) -> rounded, "activations at run time");
      case Activations.PerToken perToken ->
          new InputRounding(
              (name, rounded) -> new TokenInt8Matrix(rounded),
              "activations at run time, token by token");
      case Activations.Static once -> measured(once.method(), weights, calibration);
    };
  }

  private static InputRounding measured(
      RangeMethod method, EncoderWeights weights, Calibration calibration) {
    InputHistograms seen = InputHistograms.measure(weights, calibration);
    Map<String, AffineQuantization> laws = seen.laws(method);
    return new InputRounding(
        (name, rounded) -> {
          AffineQuantization law = Objects.requireNonNull(laws.get(name));
          return new StaticInt8Matrix(rounded, law.scale(), law.zeroPoint());
        },
        String.format(
            Locale.ROOT,
            "activations by %s over %d texts, of which %.4f %% saturate",
            method,
            calibration.texts().size(),
            100 * seen.saturatedShare(laws)));
  }
}

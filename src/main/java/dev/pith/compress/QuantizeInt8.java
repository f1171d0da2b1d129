package dev.pith.compress;

import dev.pith.bert.EncoderWeights;
import dev.pith.bert.FloatMatrix;
import dev.pith.bert.Int8Matrix;
import dev.pith.lookup.TokenVectors;
import java.util.Set;

/**
 * Projections with signed 8-bit weights and a scale per output, run on unsigned 8-bit activations;
 * input tables with signed 8-bit rows and a scale per row. Matrices that are not float32 any more
 * stay as they are.
 *
 * @param range how much of 8 bits the weights of projections use
 * @param activations when the scale of activations is found
 * @param selection which matrices stay in float32
 */
public record QuantizeInt8(WeightRange range, Activations activations, Selection selection)
    implements Pass {
  /** Every matrix, with activations rounded at run time. */
  public QuantizeInt8() {
    this(WeightRange.AUTO, new Activations.Dynamic(), Selection.EVERYTHING);
  }

  @Override
  public String name() {
    return "quantize-int8";
  }

  @Override
  public Outcome apply(Subject subject, Calibration calibration) {
    return switch (subject) {
      case Subject.Recognised recognised ->
          quantize(FiniteWeights.of(recognised.weights()), calibration);
      case Subject.Static lookup -> quantize(lookup);
      case Subject.Opaque opaque -> quantize(opaque, calibration.runner());
    };
  }

  private Outcome quantize(Subject.Static lookup) {
    if (!(activations instanceof Activations.Dynamic) || !selection.equals(Selection.EVERYTHING)) {
      throw new PassRefusedException(
          "%s has one table to quantize here and no activations; leave out activations, exclude and budget"
              .formatted(name()));
    }
    FloatMatrix table = lookup.vectors().table().toFloats();
    Int8Matrix rounded = Int8Quantization.quantize(table, Int8Matrix.Axis.ROW);
    return new Outcome(new Subject.Static(new TokenVectors(rounded)), "token vectors by row");
  }

  private Outcome quantize(EncoderWeights weights, Calibration calibration) {
    WeightRange.Chosen chosen = range.choose(calibration.runner());
    InputRounding inputs = InputRounding.of(activations, weights, calibration);
    Int8Weights rounding = new Int8Weights(weights, chosen.range(), inputs.join());
    MatrixChoice choice =
        MatrixChoice.make(selection, weights, name -> true, rounding::quantize, calibration);
    EncoderWeights quantized = rounding.quantize(choice.chosen());
    return new Outcome(
        new Subject.Recognised(quantized),
        "%s by output, tables by row, %s%s"
            .formatted(chosen.reason(), inputs.description(), choice.description()));
  }

  private Outcome quantize(Subject.Opaque opaque, GraphRunner runner) {
    if (!(activations instanceof Activations.Dynamic)
        || !(selection.budget() instanceof PrecisionBudget.None)) {
      throw new PassRefusedException(
          "%s does this to encoders only, and this graph was not recognised as one: %s. Leave out activations and budget"
              .formatted(name(), opaque.reason()));
    }
    WeightRange.Chosen chosen = range.choose(runner);
    Set<String> excluded = selection.excluded(GraphQuantization.matrices(opaque.model()));
    Outcome outcome = GraphQuantization.apply(opaque, chosen.range(), excluded);
    return new Outcome(outcome.subject(), chosen.reason() + ", " + outcome.description());
  }
}

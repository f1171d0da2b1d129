package dev.pith.compress;

import dev.pith.bert.EncoderWeights;
import dev.pith.bert.FloatMatrix;
import dev.pith.bert.Int8Matrix;
import dev.pith.lookup.TokenVectors;
import dev.pith.quantize.IntegerRange;
import java.util.Set;

/**
 * Projections with signed 8-bit weights and a scale per output, run on unsigned 8-bit activations;
 * input tables with signed 8-bit rows and a scale per row. Matrices that are not float32 any more
 * stay as they are.
 *
 * @param range how much of 8 bits the weights of projections use
 * @param bits in how many bits the weights of projections are stored: 8, or 4 to 6, which are
 *     widened when the model is loaded: fewer bytes, the same time
 * @param activations when the scale of activations is found
 * @param selection which matrices stay in float32
 */
public record QuantizeInt8(
    WeightRange range, int bits, Activations activations, Selection selection) implements Pass {
  public QuantizeInt8 {
    if (bits != Byte.SIZE
        && (bits < Int8Matrix.FEWEST_BITS || bits > Int8Matrix.MOST_PACKED_BITS)) {
      throw new IllegalArgumentException("bits " + bits + " are neither 8 nor 4 to 6");
    }
  }

  /** Every matrix, with activations rounded at run time. */
  public QuantizeInt8() {
    this(WeightRange.AUTO, new Activations.Dynamic(), Selection.EVERYTHING);
  }

  /** In bytes. */
  public QuantizeInt8(WeightRange range, Activations activations, Selection selection) {
    this(range, Byte.SIZE, activations, selection);
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
    if (!(activations instanceof Activations.Dynamic)
        || bits != Byte.SIZE
        || !selection.equals(Selection.EVERYTHING)) {
      throw new PassRefusedException(
          "%s has one table to quantize here and no activations; leave out activations, bits, exclude and budget"
              .formatted(name()));
    }
    FloatMatrix table = lookup.vectors().table().toFloats();
    Int8Matrix rounded = Int8Quantization.quantize(table, Int8Matrix.Axis.ROW);
    return new Outcome(lookup.with(new TokenVectors(rounded)), "token vectors by row");
  }

  private Outcome quantize(EncoderWeights weights, Calibration calibration) {
    WeightRange.Chosen chosen = range(calibration.runner());
    InputRounding inputs = InputRounding.of(activations, weights, calibration);
    Int8Weights rounding = new Int8Weights(weights, chosen.range(), inputs.join());
    MatrixChoice choice =
        MatrixChoice.make(selection, weights, name -> true, rounding::quantize, calibration);
    EncoderWeights quantized = rounding.quantize(choice.chosen());
    String saturation =
        Int8Quantization.isCoarse(chosen.range())
            ? rounding.saturation(choice.chosen()).told() + ", "
            : "";
    return new Outcome(
        new Subject.Recognised(quantized),
        "%s by output, tables by row, %s%s%s"
            .formatted(chosen.reason(), saturation, inputs.description(), choice.description()));
  }

  private WeightRange.Chosen range(GraphRunner runner) {
    return bits == Byte.SIZE
        ? range.choose(runner)
        : new WeightRange.Chosen(IntegerRange.symmetric(bits), bits + "-bit weights");
  }

  private Outcome quantize(Subject.Opaque opaque, GraphRunner runner) {
    if (!(activations instanceof Activations.Dynamic)
        || bits != Byte.SIZE
        || !(selection.budget() instanceof PrecisionBudget.None)) {
      throw new PassRefusedException(
          "%s does this to encoders only, and this graph was not recognised as one: %s. Leave out activations, bits and budget"
              .formatted(name(), opaque.reason()));
    }
    WeightRange.Chosen chosen = range(runner);
    Set<String> excluded = selection.excluded(GraphQuantization.matrices(opaque.model()));
    Outcome outcome = GraphQuantization.apply(opaque, chosen.range(), excluded);
    return new Outcome(outcome.subject(), chosen.reason() + ", " + outcome.description());
  }
}

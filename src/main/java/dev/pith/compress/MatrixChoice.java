package dev.pith.compress;

import dev.pith.bert.EncoderWeights;
import dev.pith.bert.FloatMatrix;
import dev.pith.compress.Sensitivity.Unit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which matrices of an encoder a pass quantizes, and why not the others.
 *
 * @param chosen their names
 * @param description empty when all are; otherwise starts with a comma
 */
record MatrixChoice(Set<String> chosen, String description) {
  /**
   * Chooses, measuring each matrix's damage if the budget asks for it.
   *
   * @param eligible names that the pass is about; patterns are matched against these
   * @param quantized the encoder with just the matrices named quantized
   * @throws PassRefusedException when no float32 matrix is left to quantize
   */
  static MatrixChoice make(
      Selection selection,
      EncoderWeights weights,
      Predicate<String> eligible,
      Function<Set<String>, EncoderWeights> quantized,
      Calibration calibration) {
    Set<String> candidates = floats(weights);
    candidates.removeIf(eligible.negate());
    Set<String> excluded = selection.excluded(candidates);
    candidates.removeAll(excluded);
    String description = excluded.isEmpty() ? "" : ", excluded " + String.join(" ", excluded);
    if (!(selection.budget() instanceof PrecisionBudget.None)) {
      List<Unit> units = Sensitivity.measure(weights, candidates, quantized, calibration);
      List<Unit> kept = selection.budget().kept(units);
      kept.forEach(unit -> candidates.removeAll(unit.matrices()));
      description += describe(kept, units);
    }
    if (candidates.isEmpty()) {
      throw new PassRefusedException(
          "nothing is left to quantize: every matrix is quantized already, excluded or within the budget");
    }
    return new MatrixChoice(candidates, description);
  }

  private static Set<String> floats(EncoderWeights weights) {
    Set<String> names = new TreeSet<>();
    weights.mapMatrices(
        (name, matrix) -> {
          if (matrix instanceof FloatMatrix) {
            names.add(name);
          }
          return matrix;
        });
    return names;
  }

  private static String describe(List<Unit> kept, List<Unit> units) {
    double total = units.stream().mapToDouble(Unit::damage).sum();
    double spared = kept.stream().mapToDouble(Unit::damage).sum();
    return String.format(
        Locale.ROOT,
        ", kept %d of %d in float32, which spares %.0f %% of the damage: %s",
        kept.size(),
        units.size(),
        total == 0 ? 0 : 100 * spared / total,
        kept.stream().map(Unit::label).collect(Collectors.joining(" ")));
  }
}

package dev.pith.compress;

import dev.pith.bert.EncoderWeights;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Measures what quantizing each matrix alone does to an encoder's vectors (Wu et al. 2020, arXiv
 * 2004.09602, section 5.1).
 */
final class Sensitivity {
  private static final int TEXTS = 48;

  private Sensitivity() {}

  /**
   * What is quantized together.
   *
   * @param label {@code layer0.qkv} for a layer's query, key and value, which are one product;
   *     otherwise the matrix's name
   * @param matrices names of its matrices
   * @param damage mean of 1 - cosine when it alone is quantized, at least 0
   */
  record Unit(String label, Set<String> matrices, double damage) {}

  /**
   * Every unit, the most damaging first.
   *
   * @param names of the matrices that may be quantized
   * @param quantized the encoder with just the matrices named quantized
   */
  static List<Unit> measure(
      EncoderWeights weights,
      Set<String> names,
      Function<Set<String>, EncoderWeights> quantized,
      Calibration calibration) {
    List<long[]> texts = calibration.texts();
    VectorDamage damage =
        new VectorDamage(
            calibration.runner(), weights, texts.subList(0, Math.min(TEXTS, texts.size())));
    List<Unit> units = new ArrayList<>();
    grouped(names)
        .forEach(
            (label, matrices) ->
                units.add(new Unit(label, matrices, damage.of(quantized.apply(matrices)))));
    units.sort(Comparator.comparingDouble(Unit::damage).reversed().thenComparing(Unit::label));
    return units;
  }

  private static Map<String, Set<String>> grouped(Set<String> names) {
    Map<String, Set<String>> grouped = new TreeMap<>();
    for (String name : names) {
      String label = name.replaceFirst("\\.(query|key|value)$", ".qkv");
      grouped.computeIfAbsent(label, unseen -> new TreeSet<>()).add(name);
    }
    return grouped;
  }
}

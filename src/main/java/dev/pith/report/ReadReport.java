package dev.pith.report;

import dev.pith.evaluate.ReportedFigures;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A report that was read from a file.
 *
 * @param name of the file, for a person to read
 * @param machine what it says of where it was measured, fact by fact in a fixed order; empty when
 *     it says nothing
 * @param measuredAt when, as it is written; empty when it does not say
 * @param load processes for each core, before or while it was measured
 * @param figures what it says in numbers
 */
public record ReadReport(
    String name,
    Map<String, String> machine,
    String measuredAt,
    OptionalDouble load,
    ReportedFigures figures) {
  public ReadReport {
    machine = Collections.unmodifiableMap(new LinkedHashMap<>(machine));
  }
}

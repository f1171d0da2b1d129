package dev.pith.plan;

import java.util.Comparator;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Figures that commands have measured, by their ids.
 *
 * @param values finite
 */
public record MeasuredFigures(Map<String, Double> values) {
  private static final Pattern GROWN =
      Pattern.compile("(million|[0-9]{1,12}[km]?)-vs-(million|[0-9]{1,12}[km]?)");

  public MeasuredFigures {
    values = Map.copyOf(values);
  }

  /** A figure above 0, or the sentence that says which command makes it. */
  double require(String id, String command) {
    Double value = values.get(id);
    if (value == null) {
      throw new MissingFigureException(
          "the figure %s is missing: measure it with %s, and name that file by --figures too"
              .formatted(id, command));
    }
    if (!(value > 0) || value.isInfinite()) {
      throw new MissingFigureException(
          "the figure %s is %s, which nothing can be planned with: measure it again with %s"
              .formatted(id, value, command));
    }
    return value;
  }

  OptionalDouble optional(String id) {
    Double value = values.get(id);
    return value == null || !(value > 0) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** The search of a large index against that of a small one, of those the two farthest apart. */
  Growth requireGrowth(String command) {
    return values.entrySet().stream()
        .map(figure -> growth(figure.getKey(), figure.getValue()))
        .filter(Predicate.not(Growth.NONE::equals))
        .max(Comparator.comparingDouble(Growth::timesDocuments))
        .orElseThrow(
            () ->
                new MissingFigureException(
                    "no figure tells how a search grows, like million-vs-100k: measure it with %s, and name that file by --figures too"
                        .formatted(command)));
  }

  private static Growth growth(String id, double timesSeconds) {
    Matcher sizes = GROWN.matcher(id);
    if (!sizes.matches() || !(timesSeconds > 0)) {
      return Growth.NONE;
    }
    double timesDocuments = documents(sizes.group(1)) / documents(sizes.group(2));
    return timesDocuments > 1 ? new Growth(id, timesDocuments, timesSeconds) : Growth.NONE;
  }

  private static double documents(String label) {
    if (label.equals("million")) {
      return 1e6;
    }
    char unit = label.charAt(label.length() - 1);
    double number = Double.parseDouble(label.replaceAll("[km]", ""));
    return number * (unit == 'm' ? 1e6 : unit == 'k' ? 1e3 : 1);
  }
}

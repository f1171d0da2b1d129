package dev.pith.compress;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which matrices a quantizing pass leaves as they are.
 *
 * @param exclude patterns of names such as {@code layer5.*} or {@code words}; {@code *} stands for
 *     any characters
 * @param budget how many of the others
 */
public record Selection(List<String> exclude, PrecisionBudget budget) {
  /** Nothing is left out. */
  public static final Selection EVERYTHING = new Selection(List.of(), new PrecisionBudget.None());

  public Selection {
    exclude = List.copyOf(exclude);
  }

  /**
   * The names that some pattern matches.
   *
   * @throws PassRefusedException when a pattern matches none, as it is a mistake then
   */
  Set<String> excluded(Set<String> names) {
    Set<String> excluded = new TreeSet<>();
    for (String pattern : exclude) {
      List<String> found = new ArrayList<>(names);
      found.removeIf(name -> !matches(pattern, name));
      if (found.isEmpty()) {
        throw new PassRefusedException(
            "exclude '%s' matches no matrix; there are %s".formatted(pattern, names));
      }
      excluded.addAll(found);
    }
    return excluded;
  }

  private static boolean matches(String pattern, String name) {
    List<String> literals = new ArrayList<>();
    for (String literal : pattern.split("\\*", -1)) {
      literals.add(java.util.regex.Pattern.quote(literal));
    }
    return name.matches(String.join(".*", literals));
  }
}

package dev.pith.cli;

import dev.pith.evaluate.Figure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A recipe a line: bytes, speed-up by itself and behind another model, and for each collection the
 * share of the full encoder's nDCG@10 that stays, by itself and with its questions over the full
 * encoder's documents.
 */
final class RecipeTable {
  private final Console console;
  private final Map<String, Figure> figures;

  RecipeTable(Console console, List<Figure> figures) {
    this.console = console;
    this.figures = figures.stream().collect(Collectors.toMap(Figure::id, Function.identity()));
  }

  void print(List<String> recipes, List<String> collections) {
    StringBuilder head =
        new StringBuilder("%-16s %6s  %-21s  %-21s".formatted("recipe", "MB", "speed-up", "cold"));
    for (String collection : collections) {
      head.append("  %-25s  %-25s".formatted(collection, "asymmetric"));
    }
    console.print(head.append("  made in").toString());
    recipes.forEach(recipe -> console.print(row(recipe, collections)));
  }

  private String row(String recipe, List<String> collections) {
    StringBuilder row = new StringBuilder("%-16s".formatted(recipe));
    row.append(" %6s".formatted(shown(recipe + "-bytes", f -> megabytes(f.value()))));
    row.append("  %-21s".formatted(shown(recipe + "-speedup", RecipeTable::speedup)));
    row.append("  %-21s".formatted(shown(recipe + "-speedup-cold", RecipeTable::speedup)));
    for (String collection : collections) {
      String id = recipe + "-" + collection;
      row.append("  %-25s".formatted(shown(id, RecipeTable::share)));
      row.append("  %-25s".formatted(shown(id + "-asymmetric", RecipeTable::share)));
    }
    row.append("  %s".formatted(shown(recipe + "-seconds", f -> "%.0f s".formatted(f.value()))));
    return row.toString().stripTrailing();
  }

  private String shown(String id, Function<Figure, String> text) {
    return Optional.ofNullable(figures.get(id)).map(text).orElse("-");
  }

  private static String megabytes(double bytes) {
    return "%.1f".formatted(bytes / 1e6);
  }

  private static String speedup(Figure figure) {
    return "%.2fx".formatted(figure.value())
        + figure.interval().map(i -> " [%.2f, %.2f]".formatted(i.low(), i.high())).orElse("");
  }

  private static String share(Figure figure) {
    return "%.1f %%".formatted(100 * figure.value())
        + figure
            .interval()
            .map(i -> " [%.1f, %.1f]".formatted(100 * i.low(), 100 * i.high()))
            .orElse("");
  }
}

package dev.pith.cli;

import dev.pith.compress.Recipe;
import dev.pith.compress.RecipeReader;
import dev.pith.distill.PyTorchTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Many recipes at once. */
final class RecipeFiles {
  private static final Path SHIPPED = Path.of("models", "recipes");

  /** Between and beside those that are shipped, for a choice of many. */
  private static final Path VARIANTS = SHIPPED.resolve("tune");

  private static final String SUFFIX = ".json";

  private RecipeFiles() {}

  /** A recipe and where it is. */
  record Known(Path file, Recipe recipe) {}

  /** Those that come with Pith and can be run here, by name; none where there is no such folder. */
  static Map<String, Known> shipped() throws IOException {
    Map<String, Known> known = new LinkedHashMap<>();
    for (Path file : Files.isDirectory(SHIPPED) ? in(SHIPPED) : List.<Path>of()) {
      Recipe recipe = RecipeReader.read(file);
      if (recipe.gradients().isEmpty() || PyTorchTrainer.isThere()) {
        known.put(recipe.name(), new Known(file.toAbsolutePath(), recipe));
      }
    }
    return known;
  }

  /**
   * Reads all, before any work.
   *
   * @param files empty for those that come with Pith, by name
   */
  static List<Recipe> read(List<Path> files) throws IOException {
    return distinct(files.isEmpty() ? in(SHIPPED) : files);
  }

  /**
   * Reads all, before any work.
   *
   * @param files empty for those that come with Pith and their variants
   */
  static List<Recipe> candidates(List<Path> files) throws IOException {
    if (!files.isEmpty()) {
      return distinct(files);
    }
    List<Path> all = new ArrayList<>(in(SHIPPED));
    all.addAll(in(VARIANTS));
    return distinct(all);
  }

  private static List<Recipe> distinct(List<Path> files) {
    List<Recipe> recipes = files.stream().map(RecipeReader::read).toList();
    Set<String> names = new HashSet<>();
    for (Recipe recipe : recipes) {
      if (!names.add(recipe.name())) {
        throw new CliException(
            "two recipes are called '%s'; change the name in one".formatted(recipe.name()));
      }
    }
    return recipes;
  }

  private static List<Path> in(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new CliException(folder + " is not a folder; name recipes with --recipe");
    }
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    }
  }

  /** Those that can be run here; says which cannot, and why. */
  static List<Recipe> runnable(List<Recipe> recipes, Console console) {
    List<Recipe> runnable = new ArrayList<>();
    for (Recipe recipe : recipes) {
      if (recipe.gradients().isPresent() && !PyTorchTrainer.isThere()) {
        console.note(
            "%s is left out: it takes gradients at %s, and those take PyTorch; run once: ./pith fetch pytorch"
                .formatted(recipe.name(), recipe.gradients().get()));
      } else {
        runnable.add(recipe);
      }
    }
    return runnable;
  }
}

package dev.pith.cli;

import dev.pith.compress.Recipe;
import dev.pith.making.CalibrationTexts;
import dev.pith.model.EncoderDirectory;
import dev.pith.model.Sha256;
import dev.pith.tune.Unusable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes an encoder by each recipe, or finds it on the shelf. A folder of the shelf is called by the
 * recipe and a hash of recipe, source and texts, so that runs for other models and corpora do not
 * take each other's place.
 *
 * @param adapted names of the recipes whose encoders are fitted to the corpus
 */
record TuneShelf(
    Console console, EncoderDirectory full, Path folder, TuneCorpus corpus, Set<String> adapted) {
  private static final int SHOWN_HASH = 12;

  /** An encoder and what it was made by. */
  record Made(Recipe recipe, EncoderDirectory encoder) {
    String name() {
      return recipe.name();
    }
  }

  /**
   * What became of the recipes.
   *
   * @param made in their order
   * @param unusable those that failed; they do not keep others from being made
   */
  record Stock(List<Made> made, List<Unusable> unusable) {
    Made of(String name) {
      return made.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }
  }

  Stock fill(List<Recipe> recipes) throws IOException {
    if (recipes.isEmpty()) {
      throw new CliException("there is no recipe to run; name one with --recipe");
    }
    List<Made> made = new ArrayList<>();
    List<Unusable> unusable = new ArrayList<>();
    Map<Boolean, CalibrationTexts> texts = new HashMap<>();
    for (Recipe recipe : recipes) {
      console.note(
          "candidate %d of %d".formatted(made.size() + unusable.size() + 1, recipes.size()));
      try {
        CalibrationTexts shown =
            texts.computeIfAbsent(adapted.contains(recipe.name()), this::texts);
        made.add(new Made(recipe, encoder(recipe, shown)));
      } catch (RuntimeException failure) {
        // Whatever a recipe does to an encoder, the others are still worth having.
        unusable.add(Fallen.out(recipe.name(), failure, console));
      }
    }
    return new Stock(made, unusable);
  }

  private CalibrationTexts texts(boolean ofCorpus) {
    return ofCorpus ? corpus.calibration() : CalibrationTexts.general();
  }

  private EncoderDirectory encoder(Recipe recipe, CalibrationTexts texts) throws IOException {
    String key =
        String.join(
            "\n", full.manifest().fingerprint(), recipe.source().toString(), texts.source());
    String hash = Sha256.of(key.getBytes(StandardCharsets.UTF_8)).substring(0, SHOWN_HASH);
    return new EncoderShelf(console, full, folder).get(recipe.name() + "-" + hash, recipe, texts);
  }
}

package dev.pith.cli;

import dev.pith.compress.Recipe;
import dev.pith.making.CalibrationTexts;
import dev.pith.model.EncoderDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes the encoders of many recipes, one after the other; what is on the shelf is used again. */
final class RecipeMaking {
  private final EncoderShelf shelf;
  private final Set<String> adapted;
  private final Map<String, Path> corpora = new LinkedHashMap<>();
  private final Map<String, CalibrationTexts> texts = new HashMap<>();

  /**
   * Prepares; nothing is made yet.
   *
   * @param adapted names of the recipes that are made anew for each collection, with its documents;
   *     where there is no collection they are made from general text
   */
  RecipeMaking(EncoderShelf shelf, Set<String> adapted, List<TestCollection> collections) {
    this.shelf = shelf;
    this.adapted = Set.copyOf(adapted);
    collections.forEach(collection -> corpora.put(collection.name(), collection.folder()));
  }

  List<BenchedRecipe> make(List<Recipe> recipes) throws IOException {
    List<BenchedRecipe> made = new ArrayList<>();
    for (Recipe recipe : recipes) {
      SortedMap<String, EncoderDirectory> encoders = new TreeMap<>();
      if (adapted.contains(recipe.name()) && !corpora.isEmpty()) {
        for (String collection : corpora.keySet()) {
          String name = recipe.name() + "-" + collection;
          encoders.put(collection, shelf.get(name, recipe, texts(collection)));
        }
      } else {
        encoders.put(BenchedRecipe.ANY, shelf.get(recipe.name(), recipe, texts(BenchedRecipe.ANY)));
      }
      made.add(new BenchedRecipe(recipe.name(), encoders));
    }
    return made;
  }

  private CalibrationTexts texts(String collection) {
    Path corpus = corpora.get(collection);
    return texts.computeIfAbsent(collection, name -> CalibrationTexts.of(corpus));
  }
}

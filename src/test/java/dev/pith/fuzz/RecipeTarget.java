package dev.pith.fuzz;

import dev.pith.compress.RecipeException;
import dev.pith.compress.RecipeReader;
import java.nio.charset.StandardCharsets;

/** Any text is refused as a recipe or is one. */
public final class RecipeTarget {
  private RecipeTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    try {
      RecipeReader.read(new String(input, StandardCharsets.UTF_8));
    } catch (RecipeException refused) {
      // So it should be.
    }
  }
}

package dev.pith.compress;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A list of passes, as a recipe file gives it.
 *
 * @param name how the encoder it makes is called
 * @param description for people
 * @param passes in the order in which they run
 * @param source the file's content, kept in the lineage
 */
public record Recipe(String name, String description, List<Pass> passes, JsonNode source) {
  public Recipe {
    passes = List.copyOf(passes);
  }

  /** Whether a pass trains. */
  public boolean distils() {
    return passes.stream().anyMatch(Distill.class::isInstance);
  }
}

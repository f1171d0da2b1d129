package dev.pith.compress;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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

  /** JSON pointer of the first pass that takes gradients. */
  public Optional<String> gradients() {
    return IntStream.range(0, passes.size())
        .filter(place -> passes.get(place).takesGradients())
        .mapToObj(place -> "/passes/" + place)
        .findFirst();
  }

  /** Whether a pass trains. */
  public boolean distils() {
    return passes.stream().anyMatch(Distill.class::isInstance);
  }
}

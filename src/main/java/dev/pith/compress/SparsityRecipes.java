package dev.pith.compress;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the parameters of {@code prune-weights}. */
final class SparsityRecipes {
  private static final Pattern KEPT_OF = Pattern.compile("(\\d{1,3}):(\\d{1,3})");

  private SparsityRecipes() {}

  static PruneWeights weights(JsonObject json) {
    Importance importance =
        json.choice("importance", Importance.class).orElse(Importance.MAGNITUDE);
    Sparsity sparsity = sparsity(json, importance);
    json.checked(
        "importance", () -> new PruneWeights(sparsity, importance, OptionalDouble.empty()));
    Optional<Double> ridge = json.number("ridge");
    return json.checked(
        "ridge",
        () ->
            new PruneWeights(
                sparsity,
                importance,
                ridge.map(OptionalDouble::of).orElseGet(OptionalDouble::empty)));
  }

  private static Sparsity sparsity(JsonObject json, Importance importance) {
    boolean patterned = json.has("pattern");
    if (patterned == (json.has("ratio") || json.has("threshold"))) {
      throw json.fault(patterned ? "pattern" : "ratio", "give one of ratio, threshold and pattern");
    }
    return patterned ? pattern(json) : cut(json, importance);
  }

  private static Sparsity pattern(JsonObject json) {
    Matcher numbers = KEPT_OF.matcher(json.text("pattern"));
    if (!numbers.matches()) {
      throw json.fault("pattern", "expected two numbers such as 2:4, which keeps 2 of every 4");
    }
    int kept = Integer.parseInt(numbers.group(1));
    int of = Integer.parseInt(numbers.group(2));
    return json.checked("pattern", () -> new Sparsity.Pattern(kept, of));
  }

  /** What is ranked by activations is ranked for each output by itself, as Wanda does. */
  private static Sparsity cut(JsonObject json, Importance importance) {
    Cut cut = RecipeReader.cut(json);
    return importance == Importance.ACTIVATION
        ? new Sparsity.PerOutput(cut)
        : new Sparsity.Anywhere(cut);
  }
}

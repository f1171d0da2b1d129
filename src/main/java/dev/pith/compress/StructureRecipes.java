package dev.pith.compress;

import java.util.Optional;

/** Reads the parameters of {@code prune-structure}. */
final class StructureRecipes {
  private StructureRecipes() {}

  static PruneStructure structure(JsonObject json) {
    StructureGoal goal = goal(json);
    Importance importance = RecipeReader.importance(json);
    double ridge = json.number("ridge").orElse(RecipeReader.DEFAULT_RIDGE);
    int granularity = json.integer("granularity").orElse(RecipeReader.DEFAULT_GRANULARITY);
    Precision fitFor = json.choice("fitFor", Precision.class).orElse(Precision.INT8);
    Optional<QuantizeTables> tables = json.object("tables").map(StructureRecipes::tables);
    int texts = json.integer("texts").orElse(PruneStructure.DEFAULT_TEXTS);
    json.checked("ridge", () -> new PruneStructure(goal, ridge, 1, fitFor));
    json.checked("granularity", () -> new PruneStructure(goal, ridge, granularity, fitFor));
    return json.checked(
        "texts",
        () -> new PruneStructure(goal, importance, ridge, granularity, fitFor, tables, texts));
  }

  private static QuantizeTables tables(JsonObject json) {
    QuantizeTables tables = QuantizationRecipes.tables(json);
    json.end();
    return tables;
  }

  private static StructureGoal goal(JsonObject json) {
    var keep = json.number("keep");
    var speedup = json.number("speedup");
    if (keep.isPresent() == speedup.isPresent()) {
      throw json.fault("keep", "give either keep or speedup");
    }
    return keep.isPresent()
        ? json.checked("keep", () -> new StructureGoal.Keep(keep.get()))
        : json.checked("speedup", () -> new StructureGoal.Speedup(speedup.get()));
  }
}

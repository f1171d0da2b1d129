package dev.pith.compress;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads recipe files, strictly: what is not understood is refused before any work. */
public final class RecipeReader {
  private static final long MAX_BYTES = 1 << 20;
  private static final int MAX_NESTING = 20;
  static final int DEFAULT_GRANULARITY = 32;
  static final double DEFAULT_RIDGE = 3e-3;
  private static final int DEFAULT_BUDGET = 2_000_000;
  private static final double DEFAULT_STATIC_RIDGE = 1;
  private static final int DEFAULT_OUTPUT_BUDGET = 100_000;
  private static final List<String> PASSES =
      List.of(
          "trim-positions",
          "trim-vocabulary",
          "drop-layers",
          "prune-heads",
          "prune-neurons",
          "prune-structure",
          "prune-weights",
          "reduce-dimension",
          "fit-static",
          "encode-tokens",
          "fit-output",
          "distill",
          "quantize-int8",
          "quantize-blocks",
          "quantize-tables",
          "store-float16");

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).build())
                  .build())
          .build();

  private RecipeReader() {}

  /**
   * Reads a file.
   *
   * @throws RecipeException naming the JSON pointer of what is wrong
   */
  public static Recipe read(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new RecipeException("", file + " is not a file; recipes are in models/recipes");
      }
      if (Files.size(file) > MAX_BYTES) {
        throw new RecipeException("", file + " is over 1 MiB: that is not a recipe");
      }
      return read(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Reads a recipe's text. */
  public static Recipe read(String json) {
    JsonNode tree;
    try {
      tree = MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new RecipeException("", "not JSON: " + e.getOriginalMessage());
    }
    JsonObject recipe = new JsonObject("", tree);
    String name = recipe.text("name");
    if (!name.matches("[a-z0-9][a-z0-9-]{0,39}")) {
      throw recipe.fault("name", "use up to 40 lower-case letters, digits and hyphens");
    }
    String description = recipe.text("description");
    List<Pass> passes = recipe.objects("passes").stream().map(RecipeReader::pass).toList();
    recipe.end();
    return new Recipe(name, description, passes, tree);
  }

  private static Pass pass(JsonObject json) {
    String name = json.text("pass");
    Pass pass =
        switch (name) {
          case "trim-positions" ->
              json.checked("positions", () -> new TrimPositions(required(json, "positions")));
          case "trim-vocabulary" ->
              json.checked("tokens", () -> new TrimVocabulary(required(json, "tokens")));
          case "drop-layers" -> layers(json);
          case "prune-heads" -> new PruneHeads(cut(json), importance(json));
          case "prune-neurons" -> {
            Cut cut = cut(json);
            Importance importance = importance(json);
            int granularity = json.integer("granularity").orElse(DEFAULT_GRANULARITY);
            yield json.checked("granularity", () -> new PruneNeurons(cut, importance, granularity));
          }
          case "prune-structure" -> StructureRecipes.structure(json);
          case "prune-weights" -> SparsityRecipes.weights(json);
          case "reduce-dimension" ->
              json.checked("dimensions", () -> new ReduceDimension(required(json, "dimensions")));
          case "fit-static" -> fitStatic(json);
          case "encode-tokens" -> encodeTokens(json);
          case "fit-output" -> fitOutput(json);
          case Distill.NAME -> new Distill(TrainingPlanReader.read(json));
          case "quantize-int8" -> QuantizationRecipes.int8(json);
          case "quantize-blocks" -> QuantizationRecipes.blocks(json);
          case "quantize-tables" -> QuantizationRecipes.tables(json);
          case "store-float16" -> new StoreFloat16();
          default ->
              throw json.fault("pass", "unknown pass '%s'; known: %s".formatted(name, PASSES));
        };
    json.end();
    return pass;
  }

  private static int required(JsonObject json, String field) {
    return json.integer(field).orElseThrow(() -> json.fault(field, "is missing"));
  }

  private static DropLayers layers(JsonObject json) {
    int keep = required(json, "keep");
    double ridge = json.number("ridge").orElse(DEFAULT_RIDGE);
    json.checked("keep", () -> new DropLayers(keep, DEFAULT_RIDGE));
    return json.checked("ridge", () -> new DropLayers(keep, ridge));
  }

  private static FitStatic fitStatic(JsonObject json) {
    int budget = json.integer("budget").orElse(DEFAULT_BUDGET);
    double ridge = json.number("ridge").orElse(DEFAULT_STATIC_RIDGE);
    json.checked("budget", () -> new FitStatic(budget, DEFAULT_STATIC_RIDGE));
    return json.checked("ridge", () -> new FitStatic(budget, ridge));
  }

  private static EncodeTokens encodeTokens(JsonObject json) {
    int budget = json.integer("budget").orElse(DEFAULT_BUDGET);
    Optional<Integer> dimensions = json.integer("dimensions");
    json.checked("budget", () -> new EncodeTokens(Optional.empty(), budget));
    return json.checked("dimensions", () -> new EncodeTokens(dimensions, budget));
  }

  private static FitOutput fitOutput(JsonObject json) {
    int budget = json.integer("budget").orElse(DEFAULT_OUTPUT_BUDGET);
    return json.checked("budget", () -> new FitOutput(budget));
  }

  static Importance importance(JsonObject json) {
    return json.choice("importance", Importance.class).orElse(Importance.ACTIVATION);
  }

  static Cut cut(JsonObject json) {
    var ratio = json.number("ratio");
    var threshold = json.number("threshold");
    if (ratio.isPresent() == threshold.isPresent()) {
      throw json.fault("ratio", "give either ratio or threshold");
    }
    return ratio.isPresent()
        ? json.checked("ratio", () -> new Cut.Ratio(ratio.get()))
        : json.checked("threshold", () -> new Cut.Threshold(threshold.get()));
  }
}

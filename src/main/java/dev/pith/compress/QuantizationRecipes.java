package dev.pith.compress;

import dev.pith.bert.BlockQuantizedMatrix.Products;
import dev.pith.quantize.RangeMethod;

/** Reads the parameters of the passes that change how weights are stored. */
final class QuantizationRecipes {
  private static final int DEFAULT_BITS = 4;
  private static final int DEFAULT_BLOCK = 32;
  private static final double DEFAULT_PERCENTILE = 99.99;

  private QuantizationRecipes() {}

  private enum When {
    DYNAMIC,
    TOKEN,
    STATIC
  }

  private enum Method {
    MIN_MAX,
    PERCENTILE,
    ENTROPY,
    MSE
  }

  static QuantizeInt8 int8(JsonObject json) {
    WeightRange range = json.choice("range", WeightRange.class).orElse(WeightRange.AUTO);
    int bits = json.integer("bits").orElse(Byte.SIZE);
    if (bits != Byte.SIZE && json.has("range")) {
      throw json.fault("range", "chooses between 8 and 7 bits; leave it out where bits says fewer");
    }
    Activations activations = activations(json);
    Selection selection = selection(json);
    return json.checked("bits", () -> new QuantizeInt8(range, bits, activations, selection));
  }

  static QuantizeBlocks blocks(JsonObject json) {
    int bits = json.integer("bits").orElse(DEFAULT_BITS);
    int block = json.integer("block").orElse(DEFAULT_BLOCK);
    Products products = json.choice("products", Products.class).orElse(Products.INT8);
    Selection selection = selection(json);
    json.checked("bits", () -> new QuantizeBlocks(bits, DEFAULT_BLOCK, products, selection));
    return json.checked("block", () -> new QuantizeBlocks(bits, block, products, selection));
  }

  static QuantizeTables tables(JsonObject json) {
    int bits = json.integer("bits").orElse(DEFAULT_BITS);
    int block = json.integer("block").orElse(DEFAULT_BLOCK);
    json.checked("bits", () -> new QuantizeTables(bits, DEFAULT_BLOCK));
    return json.checked("block", () -> new QuantizeTables(bits, block));
  }

  private static Activations activations(JsonObject json) {
    When when = json.choice("activations", When.class).orElse(When.DYNAMIC);
    if (when != When.STATIC && json.has("method")) {
      throw json.fault("method", "chooses static ranges; set activations to static");
    }
    return switch (when) {
      case DYNAMIC -> new Activations.Dynamic();
      case TOKEN -> new Activations.PerToken();
      case STATIC -> new Activations.Static(method(json));
    };
  }

  private static RangeMethod method(JsonObject json) {
    return switch (json.choice("method", Method.class).orElse(Method.MSE)) {
      case MIN_MAX -> new RangeMethod.MinMax();
      case PERCENTILE -> {
        double percent = json.number("percentile").orElse(DEFAULT_PERCENTILE);
        yield json.checked("percentile", () -> new RangeMethod.Percentile(percent));
      }
      case ENTROPY -> new RangeMethod.Entropy();
      case MSE -> new RangeMethod.LeastSquares();
    };
  }

  private static Selection selection(JsonObject json) {
    return new Selection(json.texts("exclude"), budget(json));
  }

  private static PrecisionBudget budget(JsonObject json) {
    var share = json.number("budgetShare");
    var matrices = json.integer("budgetMatrices");
    if (share.isPresent() && matrices.isPresent()) {
      throw json.fault("budgetShare", "give either budgetShare or budgetMatrices");
    }
    if (share.isPresent()) {
      return json.checked("budgetShare", () -> new PrecisionBudget.Share(share.get()));
    }
    return matrices.isPresent()
        ? json.checked("budgetMatrices", () -> new PrecisionBudget.Matrices(matrices.get()))
        : new PrecisionBudget.None();
  }
}

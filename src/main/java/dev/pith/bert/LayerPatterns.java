package dev.pith.bert;

import static dev.pith.bert.GraphValues.eitherWay;

import dev.pith.onnx.Attribute;
import dev.pith.onnx.Node;
import java.util.List;
import java.util.Optional;

/**
 * The small shapes that exporters write for a projection, a layer normalization and a Gelu, matched
 * from their output backwards.
 */
final class LayerPatterns {
  private static final float GELU_DIVISOR = 1.4142135f;

  private final GraphValues values;

  LayerPatterns(GraphValues values) {
    this.values = values;
  }

  /** A projection and what it reads. */
  record Projected(Linear linear, String input) {}

  /** A normalization and what it reads. */
  record Normalized(LayerNorm norm, String input) {}

  /** {@code MatMul(x, W) + b}. */
  Optional<Projected> projection(String value) {
    return values
        .maker(value, "Add")
        .flatMap(
            add ->
                eitherWay(add).stream()
                    .flatMap(side -> projection(side.get(0), side.get(1)).stream())
                    .findFirst());
  }

  private Optional<Projected> projection(String biasValue, String productValue) {
    var bias = values.floatConstant(biasValue, 1);
    var product = values.maker(productValue, "MatMul");
    if (bias.isEmpty() || product.isEmpty()) {
      return Optional.empty();
    }
    return values
        .floatConstant(product.get().inputs().get(1), 2)
        .filter(weight -> weight.shape().extent(1) == bias.get().shape().extent(0))
        .map(
            weight ->
                new Projected(
                    new Linear(Tables.matrix(weight), bias.get().toFloats()),
                    product.get().inputs().getFirst()));
  }

  /** One {@code LayerNormalization}, or the nine operators that stand for it. */
  Optional<Normalized> norm(String value) {
    Optional<Normalized> whole = values.maker(value, "LayerNormalization").flatMap(this::wholeNorm);
    return whole.or(() -> decomposedNorm(value));
  }

  private Optional<Normalized> wholeNorm(Node node) {
    var gamma = values.floatConstant(node.inputs().get(1), 1);
    var beta = values.floatConstant(node.inputs().get(2), 1);
    if (gamma.isEmpty() || beta.isEmpty()) {
      return Optional.empty();
    }
    float epsilon =
        node.attributes().get("epsilon") instanceof Attribute.OfFloat given ? given.value() : 1e-5f;
    return Optional.of(
        new Normalized(
            new LayerNorm(gamma.get().toFloats(), beta.get().toFloats(), epsilon),
            node.inputs().getFirst()));
  }

  /** {@code (x - mean) / sqrt(variance + epsilon) * gamma + beta}. */
  private Optional<Normalized> decomposedNorm(String value) {
    return values
        .maker(value, "Add")
        .flatMap(
            add ->
                eitherWay(add).stream()
                    .flatMap(side -> shifted(side.get(0), side.get(1)).stream())
                    .findFirst());
  }

  private Optional<Normalized> shifted(String betaValue, String scaledValue) {
    var beta = values.floatConstant(betaValue, 1);
    return beta.flatMap(
        shift ->
            values
                .maker(scaledValue, "Mul")
                .flatMap(
                    scaled ->
                        eitherWay(scaled).stream()
                            .flatMap(
                                side -> scaled(side.get(0), side.get(1), shift.toFloats()).stream())
                            .findFirst()));
  }

  private Optional<Normalized> scaled(String gammaValue, String quotientValue, float[] beta) {
    var gamma = values.floatConstant(gammaValue, 1);
    var quotient = values.maker(quotientValue, "Div");
    if (gamma.isEmpty() || quotient.isEmpty()) {
      return Optional.empty();
    }
    List<String> operands = quotient.get().inputs();
    var centred = values.maker(operands.get(0), "Sub");
    var variance =
        values
            .moved(operands.get(1), "Sqrt")
            .flatMap(sum -> values.maker(sum, "Add"))
            .filter(sum -> values.moved(sum.inputs().get(0), "ReduceMean").isPresent());
    var epsilon = variance.flatMap(sum -> values.scalar(sum.inputs().get(1)));
    if (centred.isEmpty() || epsilon.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Normalized(
            new LayerNorm(gamma.get().toFloats(), beta, epsilon.get()),
            centred.get().inputs().getFirst()));
  }

  /** {@code 0.5 * x * (1 + erf(x / sqrt 2))}; gives {@code x}. */
  Optional<String> gelu(String value) {
    return values
        .maker(value, "Mul")
        .flatMap(
            half ->
                eitherWay(half).stream()
                    .filter(side -> is(side.get(0), 0.5f))
                    .flatMap(side -> values.maker(side.get(1), "Mul").stream())
                    .flatMap(product -> eitherWay(product).stream())
                    .filter(side -> isOnePlusErf(side.get(0), side.get(1)))
                    .map(side -> side.get(1))
                    .findFirst())
        .or(() -> values.moved(value, "Gelu"));
  }

  private boolean isOnePlusErf(String value, String argument) {
    return values
        .maker(value, "Add")
        .map(
            add ->
                eitherWay(add).stream()
                    .filter(side -> is(side.get(0), 1f))
                    .flatMap(side -> values.moved(side.get(1), "Erf").stream())
                    .flatMap(quotient -> values.maker(quotient, "Div").stream())
                    .anyMatch(
                        quotient ->
                            quotient.inputs().getFirst().equals(argument)
                                && is(quotient.inputs().get(1), GELU_DIVISOR)))
        .orElse(false);
  }

  private boolean is(String value, float expected) {
    return values.scalar(value).filter(found -> Math.abs(found - expected) < 1e-4f).isPresent();
  }
}

package dev.pith.plan;

/**
 * A formula of a plan with its numbers.
 *
 * @param quantity what it gives
 * @param formula in words and signs
 * @param numbers the same with what was put in
 * @param value what came out, in {@code unit}
 * @param unit {@code bytes}, {@code seconds}, {@code cores} and the like
 */
public record Step(String quantity, String formula, String numbers, double value, String unit) {}

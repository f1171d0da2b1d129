package dev.pith.plan;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How far off the formulas were where they could be compared.
 *
 * @param checks of all indexes
 */
public record PlanErrors(List<Check> checks) {
  public PlanErrors {
    checks = List.copyOf(checks);
  }

  /**
   * The largest relative error of a quantity, without its sign; empty when nothing was compared.
   */
  public OptionalDouble largest(String quantity) {
    return checks.stream()
        .filter(check -> check.quantity().equals(quantity))
        .mapToDouble(check -> Math.abs(check.relativeError()))
        .max();
  }

  /** How many times the documents of the largest index that was compared a shard may have. */
  public OptionalDouble timesBeyond(Plan plan) {
    return checks.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            plan.largestShard() / checks.stream().mapToLong(Check::documents).max().orElseThrow());
  }
}

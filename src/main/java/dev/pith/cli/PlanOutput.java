package dev.pith.cli;

import dev.pith.plan.Check;
import dev.pith.plan.CostDrivers;
import dev.pith.plan.CostShare;
import dev.pith.plan.Plan;
import dev.pith.plan.PlanErrors;
import dev.pith.plan.PlanSteps;
import dev.pith.plan.Step;
import dev.pith.plan.Workload;
import java.util.OptionalDouble;

/** A plan as a person reads it. */
record PlanOutput(Console console) {
  private static final String[] BYTES = {"B", "kB", "MB", "GB", "TB", "PB"};
  private static final double PERCENT = 100;

  void print(Plan plan, PlanErrors errors) {
    results(plan);
    console.print("");
    console.print("formulas, with their numbers:");
    PlanSteps.of(plan).forEach(this::print);
    console.print("");
    console.print("what takes most:");
    CostDrivers.of(plan).forEach(this::print);
    console.print("");
    print(errors, plan);
  }

  private void results(Plan plan) {
    Workload workload = plan.workload();
    console.print(
        "%,d documents, %d dimensions, %d-bit vectors, %,.0f questions a second by %s:"
            .formatted(
                workload.documents(),
                workload.dimensions(),
                workload.bits(),
                workload.queriesPerSecond(),
                workload.encoder()));
    console.print(
        "  %,d shards, as %s decides; %,d copies of each, as %s; %,d machines of %d cores and %s"
            .formatted(
                plan.shards(),
                plan.isMemoryBound() ? "memory" : "the most that one graph may have",
                plan.copies(),
                plan.isTrafficBound() ? "the questions need" : "the least that was asked for",
                plan.machineCount(),
                plan.machines().cores(),
                amount(plan.machines().memoryBytes(), "bytes")));
    console.print(
        "  %s hot in one copy; %s of memory in all"
            .formatted(amount(plan.hotBytes(), "bytes"), amount(plan.memoryBytes(), "bytes")));
    console.print(
        "  %s of disk in all, %s while they are linked"
            .formatted(
                amount(plan.diskBytes(), "bytes"), amount(plan.linkingDiskBytes(), "bytes")));
    console.print(
        "  %s cores search and %s encode the questions (%,d more machines)"
            .formatted(
                amount(plan.searchCores(), ""),
                amount(plan.queryEncodeCores(), ""),
                plan.encodeMachineCount()));
    console.print(
        "  %,.0f core hours embed all documents once: %s cores for %s days"
            .formatted(
                plan.ingestCoreHours(),
                amount(plan.ingestCores(), ""),
                amount(plan.machines().ingestDays(), "")));
    console.print(
        "  a question takes %s where nothing waits: encoding, and the search of the largest shard"
            .formatted(amount(plan.searchSeconds() + plan.encoder().querySeconds(), "seconds")));
  }

  private void print(Step step) {
    console.print("  %s = %s".formatted(step.quantity(), step.formula()));
    console.print("      = %s = %s".formatted(step.numbers(), amount(step.value(), step.unit())));
  }

  private void print(CostShare share) {
    console.print(
        "  %-7s %5.1f %%  %s".formatted(share.resource(), PERCENT * share.share(), share.part()));
  }

  private void print(PlanErrors errors, Plan plan) {
    if (errors.checks().isEmpty()) {
      console.print("how far off that is was not compared: name indexes by --check");
      return;
    }
    console.print("the formulas and what is there:");
    console.print("  documents  bits  what        predicted     measured    error  index");
    errors.checks().forEach(this::print);
    console.print(
        "at the largest off by%s%s%s"
            .formatted(
                error(errors, Check.DISK), error(errors, Check.HOT), error(errors, Check.SEARCH)));
    OptionalDouble beyond = errors.timesBeyond(plan);
    if (beyond.isPresent() && beyond.getAsDouble() > 1) {
      console.print(
          ("shards of the plan have up to %,.0f times the documents of the largest that was compared:"
                  + " nothing is known of the error there")
              .formatted(beyond.getAsDouble()));
    }
  }

  private static String error(PlanErrors errors, String quantity) {
    OptionalDouble largest = errors.largest(quantity);
    return largest.isEmpty()
        ? ""
        : "  %s %.1f %%".formatted(quantity, PERCENT * largest.getAsDouble());
  }

  private void print(Check check) {
    console.print(
        "%,11d  %4d  %-6s %14s %12s  %+6.1f %%  %s"
            .formatted(
                check.documents(),
                check.bits(),
                check.quantity(),
                amount(check.predicted(), check.unit()),
                amount(check.measured(), check.unit()),
                PERCENT * check.relativeError(),
                check.index()));
  }

  private static String amount(double value, String unit) {
    return switch (unit) {
      case "bytes" -> bytes(value);
      case "seconds" -> "%.3f ms".formatted(1e3 * value);
      default -> (number(value) + " " + unit).strip();
    };
  }

  private static String number(double value) {
    return (value == Math.rint(value) || value >= 100)
        ? "%,.0f".formatted(value)
        : "%.2f".formatted(value);
  }

  private static String bytes(double value) {
    int unit = 0;
    double scaled = value;
    while (scaled >= 1e3 && unit < BYTES.length - 1) {
      scaled /= 1e3;
      unit++;
    }
    return "%.1f %s".formatted(scaled, BYTES[unit]);
  }
}

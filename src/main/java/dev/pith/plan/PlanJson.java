package dev.pith.plan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalDouble;

/**
 * A plan as JSON: {@code {"workload", "machines", "plan", "formulas": [{"quantity", "formula",
 * "numbers", "value", "unit"}], "drivers": [{"resource", "part", "share"}], "checks": [{"index",
 * "documents", "bits", "quantity", "predicted", "measured", "unit", "relativeError"}], "errors"}}.
 * What is absent is {@code null}.
 */
public final class PlanJson {
  private PlanJson() {}

  /** All of it. */
  public static ObjectNode of(Plan plan, PlanErrors errors) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.set("workload", workload(plan.workload()));
    root.set("machines", machines(plan.machines()));
    root.set("plan", results(plan));
    ArrayNode formulas = root.putArray("formulas");
    for (Step step : PlanSteps.of(plan)) {
      formulas
          .addObject()
          .put("quantity", step.quantity())
          .put("formula", step.formula())
          .put("numbers", step.numbers())
          .put("value", step.value())
          .put("unit", step.unit());
    }
    ArrayNode drivers = root.putArray("drivers");
    for (CostShare share : CostDrivers.of(plan)) {
      drivers
          .addObject()
          .put("resource", share.resource())
          .put("part", share.part())
          .put("share", share.share());
    }
    ArrayNode checks = root.putArray("checks");
    errors.checks().forEach(check -> put(checks.addObject(), check));
    ObjectNode largest = root.putObject("errors");
    put(largest, Check.DISK, errors.largest(Check.DISK));
    put(largest, Check.HOT, errors.largest(Check.HOT));
    put(largest, Check.SEARCH, errors.largest(Check.SEARCH));
    put(largest, "timesBeyond", errors.timesBeyond(plan));
    return root;
  }

  private static ObjectNode workload(Workload workload) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("documents", workload.documents())
        .put("dimensions", workload.dimensions())
        .put("queriesPerSecond", workload.queriesPerSecond())
        .put("encoder", workload.encoder())
        .put("bits", workload.bits());
  }

  private static ObjectNode machines(Machines machines) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("cores", machines.cores())
        .put("memoryBytes", machines.memoryBytes())
        .put("heapBytes", machines.heapBytes())
        .put("hotShare", machines.hotShare())
        .put("busyShare", machines.busyShare())
        .put("shardDocuments", machines.shardDocuments())
        .put("leastCopies", machines.leastCopies())
        .put("ingestDays", machines.ingestDays());
  }

  private static ObjectNode results(Plan plan) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("shards", plan.shards())
        .put("copies", plan.copies())
        .put("machines", plan.machineCount())
        .put("hotBytes", plan.hotBytes())
        .put("memoryBytes", plan.memoryBytes())
        .put("diskBytes", plan.diskBytes())
        .put("linkingDiskBytes", plan.linkingDiskBytes())
        .put("searchSeconds", plan.searchSeconds())
        .put("searchCores", plan.searchCores())
        .put("queryEncodeCores", plan.queryEncodeCores())
        .put("encodeMachines", plan.encodeMachineCount())
        .put("ingestCoreHours", plan.ingestCoreHours())
        .put("ingestCores", plan.ingestCores());
  }

  private static void put(ObjectNode node, Check check) {
    node.put("index", check.index())
        .put("documents", check.documents())
        .put("bits", check.bits())
        .put("quantity", check.quantity())
        .put("predicted", check.predicted())
        .put("measured", check.measured())
        .put("unit", check.unit())
        .put("relativeError", check.relativeError());
  }

  private static void put(ObjectNode node, String field, OptionalDouble value) {
    if (value.isPresent()) {
      node.put(field, value.getAsDouble());
    } else {
      node.putNull(field);
    }
  }
}

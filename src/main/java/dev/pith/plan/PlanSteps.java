package dev.pith.plan;

import java.util.List;

/** How a plan was computed, formula by formula, in an order in which each knows what it needs. */
public final class PlanSteps {
  private static final String BYTES = "bytes";

  private final Plan plan;
  private final Workload workload;
  private final Machines machines;
  private final IndexModel index;
  private final double largest;

  private PlanSteps(Plan plan) {
    this.plan = plan;
    this.workload = plan.workload();
    this.machines = plan.machines();
    this.index = plan.index();
    this.largest = plan.largestShard();
  }

  /** All of them. */
  public static List<Step> of(Plan plan) {
    PlanSteps steps = new PlanSteps(plan);
    return List.of(
        steps.vector(),
        steps.links(),
        steps.hot(),
        steps.disk(),
        steps.shards(),
        steps.search(),
        steps.copies(),
        steps.memory(),
        steps.diskOfCopies(),
        steps.searchCores(),
        steps.encodeCores(),
        steps.ingest(),
        steps.ingestCores());
  }

  private Step vector() {
    double bytes = VectorBytes.searched(workload.dimensions(), workload.bits());
    return workload.bits() == 32
        ? new Step(
            "searched vector",
            "4 x dimensions",
            "4 x %d".formatted(workload.dimensions()),
            bytes,
            BYTES)
        : new Step(
            "searched vector",
            "dimensions x bits / 8 + 16",
            "%d x %d / 8 + 16".formatted(workload.dimensions(), workload.bits()),
            bytes,
            BYTES);
  }

  private Step links() {
    GraphBytes graph = index.graph();
    return new Step(
        "links of a vector",
        "links x bytes of a link, among the vectors of the largest shard",
        "%.1f x %.2f among %,.0f".formatted(graph.links(), graph.bytesPerLink(largest), largest),
        graph.perVector(largest),
        BYTES);
  }

  private Step hot() {
    return new Step(
        "hot, one copy",
        "documents x (searched vector + links)",
        "%,d x (%.0f + %.1f)"
            .formatted(
                workload.documents(),
                VectorBytes.searched(workload.dimensions(), workload.bits()),
                index.graph().perVector(largest)),
        plan.hotBytes(),
        BYTES);
  }

  private Step disk() {
    return new Step(
        "disk, one copy",
        "documents x (stored vectors + links + text)",
        "%,d x (%.0f + %.1f + %.1f)"
            .formatted(
                workload.documents(),
                VectorBytes.stored(workload.dimensions(), workload.bits()),
                index.graph().perVector(largest),
                index.textBytes()),
        plan.diskBytes() / plan.copies(),
        BYTES);
  }

  private Step shards() {
    return new Step(
        "shards",
        "the larger of hot / room for it on a machine, and documents / most in a shard, rounded up",
        "%.1f GB / (%.1f GB - %.1f GB) / %.2f, %,d / %,d"
            .formatted(
                plan.hotBytes() / 1e9,
                machines.memoryBytes() / 1e9,
                machines.heapBytes() / 1e9,
                machines.hotShare(),
                workload.documents(),
                machines.shardDocuments()),
        plan.shards(),
        "shards");
  }

  private Step search() {
    return new Step(
        "search of a shard",
        "measured x more documents x longer vectors, more documents being the larger of"
            + " (largest shard / measured documents)^exponent and log(largest shard) / log(measured documents)",
        "%.3f ms x %.3f x %.2f, of (%,.0f / %,.0f)^%.3f"
            .formatted(
                1e3 * index.searchSeconds().getOrDefault(workload.bits(), 0.0),
                index.timesDocuments(largest),
                index.timesDimensions(workload.dimensions()),
                largest,
                index.measuredDocuments(),
                index.growth().exponent()),
        plan.searchSeconds(),
        "seconds");
  }

  private Step copies() {
    return new Step(
        "copies",
        "the larger of questions x search / busy share / cores of a machine, and the least, rounded up",
        "%,.0f x %.5f s / %.2f / %d, %d"
            .formatted(
                workload.queriesPerSecond(),
                plan.searchSeconds(),
                machines.busyShare(),
                machines.cores(),
                machines.leastCopies()),
        plan.copies(),
        "copies");
  }

  private Step memory() {
    return new Step(
        "memory, all copies",
        "copies x (hot + shards x heap)",
        "%d x (%.1f GB + %d x %.1f GB)"
            .formatted(
                plan.copies(), plan.hotBytes() / 1e9, plan.shards(), machines.heapBytes() / 1e9),
        plan.memoryBytes(),
        BYTES);
  }

  private Step diskOfCopies() {
    return new Step(
        "disk, all copies",
        "copies x disk; twice that while shards are linked",
        "%d x %.1f GB".formatted(plan.copies(), plan.diskBytes() / plan.copies() / 1e9),
        plan.diskBytes(),
        BYTES);
  }

  private Step searchCores() {
    return new Step(
        "search cores",
        "questions x shards x search / busy share",
        "%,.0f x %d x %.5f s / %.2f"
            .formatted(
                workload.queriesPerSecond(),
                plan.shards(),
                plan.searchSeconds(),
                machines.busyShare()),
        plan.searchCores(),
        "cores");
  }

  private Step encodeCores() {
    return new Step(
        "encode cores for questions",
        "questions x encoding / busy share",
        "%,.0f x %.5f s / %.2f"
            .formatted(
                workload.queriesPerSecond(), plan.encoder().querySeconds(), machines.busyShare()),
        plan.queryEncodeCores(),
        "cores");
  }

  private Step ingest() {
    return new Step(
        "encoding all documents",
        "documents / documents a second of a core",
        "%,d / %.1f".formatted(workload.documents(), plan.encoder().documentsPerCoreSecond()),
        plan.ingestCoreHours(),
        "core hours");
  }

  private Step ingestCores() {
    return new Step(
        "encode cores for documents",
        "core hours / hours there are",
        "%,.1f / (24 x %.1f)".formatted(plan.ingestCoreHours(), machines.ingestDays()),
        plan.ingestCores(),
        "cores");
  }
}

package dev.pith.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What takes most of each resource of a plan. */
public final class CostDrivers {
  private CostDrivers() {}

  /** Resource by resource, in each the largest part first. */
  public static List<CostShare> of(Plan plan) {
    Workload workload = plan.workload();
    double documents = workload.documents();
    double largest = plan.largestShard();
    double searched = VectorBytes.searched(workload.dimensions(), workload.bits());
    double links = plan.index().graph().perVector(largest);
    List<CostShare> shares = new ArrayList<>();
    Map<String, Double> memory = new LinkedHashMap<>();
    memory.put("vectors as they are searched", documents * searched);
    memory.put("links of the graph", documents * links);
    memory.put("heaps of servers", plan.shards() * plan.machines().heapBytes());
    shares.addAll(shares("memory", memory));
    Map<String, Double> disk = new LinkedHashMap<>();
    disk.put("float32 vectors", VectorBytes.full(workload.dimensions()));
    disk.put(
        "quantized vectors",
        VectorBytes.stored(workload.dimensions(), workload.bits())
            - VectorBytes.full(workload.dimensions()));
    disk.put("links of the graph", links);
    disk.put("texts and words", plan.index().textBytes());
    shares.addAll(shares("disk", disk));
    Map<String, Double> cores = new LinkedHashMap<>();
    cores.put("searching", plan.searchCores());
    cores.put("encoding questions", plan.queryEncodeCores());
    cores.put("encoding documents, while that lasts", plan.ingestCores());
    shares.addAll(shares("cores", cores));
    return shares;
  }

  private static List<CostShare> shares(String resource, Map<String, Double> parts) {
    double all = parts.values().stream().mapToDouble(Double::doubleValue).sum();
    return parts.entrySet().stream()
        .filter(part -> part.getValue() > 0)
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .map(part -> new CostShare(resource, part.getKey(), part.getValue() / all))
        .toList();
  }
}

package dev.pith.plan;

/**
 * What a workload needs.
 *
 * @param shards parts of the index, each on machines of its own
 * @param copies of each shard: replicas, the first included
 * @param hotBytes of one copy of all shards
 * @param memoryBytes of all copies, with the heaps of their servers
 * @param diskBytes of all copies
 * @param linkingDiskBytes of all copies while they are linked, which takes the room twice
 * @param searchSeconds of one thread for a question to the largest shard that is allowed
 * @param searchCores for all questions
 * @param queryEncodeCores for all questions
 * @param ingestCoreHours to embed all documents once
 * @param ingestCores to do so in time
 */
public record Plan(
    Workload workload,
    Machines machines,
    IndexModel index,
    EncoderCost encoder,
    long shards,
    long copies,
    double hotBytes,
    double memoryBytes,
    double diskBytes,
    double linkingDiskBytes,
    double searchSeconds,
    double searchCores,
    double queryEncodeCores,
    double ingestCoreHours,
    double ingestCores) {
  private static final double SECONDS_OF_HOUR = 3_600;
  private static final double HOURS_OF_DAY = 24;

  /**
   * Computes it; nothing in it falls when documents, dimensions or questions rise.
   *
   * @throws MissingFigureException when no search was measured at the workload's bits
   */
  public static Plan of(
      Workload workload, Machines machines, IndexModel index, EncoderCost encoder) {
    double documents = workload.documents();
    double largest = largestShard(workload, machines);
    int dimensions = workload.dimensions();
    double hot = documents * index.hotBytes(largest, dimensions, workload.bits()) / largest;
    double disk = documents * index.diskBytes(largest, dimensions, workload.bits()) / largest;
    long shards =
        (long)
            Math.ceil(
                Math.max(
                    hot / machines.hotRoomBytes(), documents / (double) machines.shardDocuments()));
    double seconds = index.requireSeconds(largest, dimensions, workload.bits());
    double busyOfShard = workload.queriesPerSecond() * seconds / machines.busyShare();
    long copies =
        Math.max(machines.leastCopies(), (long) Math.ceil(busyOfShard / machines.cores()));
    double coreHours = documents / encoder.documentsPerCoreSecond() / SECONDS_OF_HOUR;
    return new Plan(
        workload,
        machines,
        index,
        encoder,
        shards,
        copies,
        hot,
        copies * (hot + shards * machines.heapBytes()),
        copies * disk,
        2 * copies * disk,
        seconds,
        busyOfShard * shards,
        workload.queriesPerSecond() * encoder.querySeconds() / machines.busyShare(),
        coreHours,
        coreHours / (machines.ingestDays() * HOURS_OF_DAY));
  }

  private static double largestShard(Workload workload, Machines machines) {
    return (double) Math.min(workload.documents(), machines.shardDocuments());
  }

  /** Documents of the largest shard that is allowed: what one shard is reckoned as. */
  public double largestShard() {
    return largestShard(workload, machines);
  }

  /** That hold the index. */
  public long machineCount() {
    return shards * copies;
  }

  /** That encode questions, which any server can. */
  public long encodeMachineCount() {
    return (long) Math.ceil(queryEncodeCores / machines.cores());
  }

  /** Whether memory decides on the shards, or else how many documents a graph may have. */
  public boolean isMemoryBound() {
    return hotBytes / machines.hotRoomBytes()
        > (double) workload.documents() / machines.shardDocuments();
  }

  /** Whether questions decide on the copies, or else how many may be lost. */
  public boolean isTrafficBound() {
    return copies > machines.leastCopies();
  }
}

package dev.pith.plan;

/**
 * What there is to plan with; a machine holds one copy of one shard.
 *
 * @param cores of a machine, like those that were measured on
 * @param memoryBytes of a machine
 * @param heapBytes of a server
 * @param hotShare of what memory is left, for what searches read: 0 to 1
 * @param busyShare of cores, so that questions do not wait for each other: 0 to 1
 * @param shardDocuments the most that are linked in one graph
 * @param leastCopies of each shard, so that a machine may be lost
 * @param ingestDays in which all documents are to be embedded
 */
public record Machines(
    int cores,
    double memoryBytes,
    double heapBytes,
    double hotShare,
    double busyShare,
    long shardDocuments,
    int leastCopies,
    double ingestDays) {
  /**
   * Checks all.
   *
   * @throws IllegalArgumentException when one is out of range
   */
  public Machines {
    Workload.require(cores >= 1, "a machine has at least one core");
    Workload.require(
        heapBytes > 0 && memoryBytes > heapBytes, "a machine has more memory than a server's heap");
    Workload.require(hotShare > 0 && hotShare <= 1, "the hot share is above 0 and up to 1");
    Workload.require(busyShare > 0 && busyShare <= 1, "the busy share is above 0 and up to 1");
    Workload.require(shardDocuments >= 1, "a shard has at least one document");
    Workload.require(leastCopies >= 1, "there is at least one copy");
    Workload.require(ingestDays > 0, "there is some time to embed in");
  }

  /** What searches read of a shard has to fit in. */
  double hotRoomBytes() {
    return (memoryBytes - heapBytes) * hotShare;
  }
}

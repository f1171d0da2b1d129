package dev.pith.cluster;

/**
 * How an index is spread over a cluster.
 *
 * @param shards parts of it, 1 to 1,024
 * @param replicas further copies of each part, 0 to 10; with none, what a lost disk held is lost
 */
public record ClusterShape(int shards, int replicas) {
  public static final ClusterShape DEFAULT = new ClusterShape(3, 1);

  public static final int MOST_SHARDS = 1_024;
  public static final int MOST_REPLICAS = 10;

  public ClusterShape {
    if (shards < 1 || shards > MOST_SHARDS || replicas < 0 || replicas > MOST_REPLICAS) {
      throw new IllegalArgumentException(
          "%d shards with %d replicas are not 1 to %d with 0 to %d"
              .formatted(shards, replicas, MOST_SHARDS, MOST_REPLICAS));
    }
  }
}

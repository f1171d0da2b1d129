package dev.pith.cli;

import dev.pith.cluster.ClusterShape;
import picocli.CommandLine.Option;

/** {@code --shards} and {@code --replicas} of what is made on a cluster. */
final class ShapeOptions {
  @Option(
      names = "--shards",
      defaultValue = "3",
      paramLabel = "N",
      converter = Shards.class,
      description = "Parts of a new index on a cluster, 1 to 1024 (default ${DEFAULT-VALUE}).")
  private int shards = ClusterShape.DEFAULT.shards();

  @Option(
      names = "--replicas",
      defaultValue = "1",
      paramLabel = "N",
      converter = Replicas.class,
      description = "Further copies of each part, 0 to 10 (default ${DEFAULT-VALUE}).")
  private int replicas = ClusterShape.DEFAULT.replicas();

  /** Of one or more. */
  static final class Shards extends BoundedNumber {
    Shards() {
      super(1, ClusterShape.MOST_SHARDS);
    }
  }

  /** Of none or more. */
  static final class Replicas extends BoundedNumber {
    Replicas() {
      super(0, ClusterShape.MOST_REPLICAS);
    }
  }

  ClusterShape shape() {
    return new ClusterShape(shards, replicas);
  }
}

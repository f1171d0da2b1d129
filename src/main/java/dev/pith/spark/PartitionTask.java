package dev.pith.spark;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.SparkFiles;
import org.apache.spark.api.java.function.Function;

/**
 * Embeds a partition in an executor.
 *
 * @param folder absolute path of what is made, the same on every machine
 * @param lineage which encoder does it
 */
record PartitionTask(String folder, EmbeddingLineage lineage)
    implements Function<StagedPartition, PartitionCounts> {
  @Override
  public PartitionCounts call(StagedPartition partition) throws IOException {
    return new PartitionEmbedding(
            new EmbeddingFolder(Path.of(folder)),
            lineage,
            ExecutorEncoder.get(lineage, Path.of(SparkFiles.getRootDirectory())))
        .run(partition);
  }
}

package dev.pith.cli;

import dev.pith.cluster.ClusterConnection;
import dev.pith.cluster.ClusterSearchEngine;
import dev.pith.encode.Encoder;
import dev.pith.index.DocumentIndex;
import dev.pith.index.Pairing;
import dev.pith.search.LuceneSearchEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code --index} or {@code --cluster}: where an index is. */
final class IndexPlace {
  @Option(names = "--index", paramLabel = "DIR", description = "The index; or see --cluster.")
  private @Nullable Path folder;

  @Mixin private ClusterOptions cluster = new ClusterOptions();

  boolean isGiven() {
    return folder != null || cluster.isGiven();
  }

  boolean isCluster() {
    return cluster.isGiven();
  }

  /** Refuses none and both. */
  void check(CommandSpec spec) {
    if (!isGiven()) {
      throw new ParameterException(
          spec.commandLine(), "Missing required option: '--index=DIR', or '--cluster=URL'");
    }
    checkOne(spec);
  }

  /** Refuses both. */
  void checkOne(CommandSpec spec) {
    if (folder != null && cluster.isGiven()) {
      throw new ParameterException(
          spec.commandLine(), "an index is in one place: give --index or --cluster, not both");
    }
  }

  /** Refuses an option that only an index on a disk has. */
  void requireFolderFor(CommandSpec spec, String option, boolean isSaid) {
    if (isSaid && cluster.isGiven()) {
      throw new ParameterException(
          spec.commandLine(), option + " is for an --index, not for a --cluster");
    }
  }

  /** Of an index that is not on a cluster. */
  Path folder() {
    return Objects.requireNonNull(folder, "checked before");
  }

  ClusterOptions cluster() {
    return cluster;
  }

  /**
   * Opens an engine over it.
   *
   * @param encoders belong to the caller
   * @param candidates how many a graph is asked for at least
   */
  OpenEngine open(List<Encoder> encoders, Pairing pairing, int candidates) {
    return isCluster()
        ? onCluster(encoders, pairing, candidates)
        : inFolder(encoders, pairing, candidates);
  }

  private OpenEngine onCluster(List<Encoder> encoders, Pairing pairing, int candidates) {
    ClusterConnection connection = cluster.connect();
    try {
      return new OpenEngine(
          ClusterSearchEngine.open(connection, cluster.name(), encoders, pairing, candidates),
          connection::close);
    } catch (RuntimeException refused) {
      connection.close();
      throw refused;
    }
  }

  private OpenEngine inFolder(List<Encoder> encoders, Pairing pairing, int candidates) {
    DocumentIndex index = DocumentIndex.open(folder());
    try {
      return new OpenEngine(
          new LuceneSearchEngine(index, encoders, pairing, candidates), index::close);
    } catch (RuntimeException refused) {
      index.close();
      throw refused;
    }
  }

  @Override
  public String toString() {
    return isCluster() ? cluster.name().toString() : folder().toString();
  }
}

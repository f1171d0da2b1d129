package dev.pith.cli;

import dev.pith.plan.Machines;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The machines that are planned with. */
final class MachineOptions {
  private static final double GIGABYTE = 1e9;

  @Option(
      names = "--node-cores",
      defaultValue = "16",
      paramLabel = "N",
      description = "Cores of a machine (default ${DEFAULT-VALUE}), each like one of this one's.")
  private int cores;

  @Option(
      names = "--node-memory",
      defaultValue = "64",
      paramLabel = "GB",
      description = "Memory of a machine (default ${DEFAULT-VALUE}).")
  private double memory;

  @Option(
      names = "--heap",
      defaultValue = "4",
      paramLabel = "GB",
      description = "What a server takes beside the index (default ${DEFAULT-VALUE}).")
  private double heap;

  @Option(
      names = "--hot-share",
      defaultValue = "0.8",
      paramLabel = "SHARE",
      description =
          "Of the memory that is left, for what searches read (default ${DEFAULT-VALUE}).")
  private double hotShare;

  @Option(
      names = "--busy-share",
      defaultValue = "0.6",
      paramLabel = "SHARE",
      description = "Of the cores, so that questions rarely wait (default ${DEFAULT-VALUE}).")
  private double busyShare;

  @Option(
      names = "--shard-documents",
      defaultValue = "5e7",
      paramLabel = "N",
      converter = PlanCommand.WholeNumber.class,
      description = "The most in one graph (default ${DEFAULT-VALUE}).")
  private long shardDocuments;

  @Option(
      names = "--copies",
      defaultValue = "2",
      paramLabel = "N",
      description = "Of each shard, at least (default ${DEFAULT-VALUE}).")
  private int copies;

  @Option(
      names = "--ingest-days",
      defaultValue = "7",
      paramLabel = "DAYS",
      description = "In which all documents are to be embedded (default ${DEFAULT-VALUE}).")
  private double ingestDays;

  Machines machines(CommandSpec spec) {
    try {
      return new Machines(
          cores,
          memory * GIGABYTE,
          heap * GIGABYTE,
          hotShare,
          busyShare,
          shardDocuments,
          copies,
          ingestDays);
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
    }
  }
}

package dev.pith.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures what Pith does, from the beginning to the table. */
@Command(
    name = "bench",
    description = {
      "Make and measure everything that the results are about.",
      "Two more: encode times encoders against LangChain4j's, cluster times what Pith adds to a cluster:",
      "./pith bench encode --help"
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(compress | search | precision | encode | cluster)")
final class BenchCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "name what to measure: compress, search, precision, encode or cluster");
  }
}

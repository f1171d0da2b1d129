package dev.pith.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What becomes of reports. */
@Command(
    name = "report",
    description = "Compare reports.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(compare)")
final class ReportsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name what to do: compare");
  }
}

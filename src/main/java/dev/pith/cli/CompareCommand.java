package dev.pith.cli;

import dev.pith.evaluate.ChangeRule;
import dev.pith.evaluate.FigureChange;
import dev.pith.report.Comparison;
import dev.pith.report.ReportFiles;
import dev.pith.report.ReportReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two reports. */
@Command(
    name = "compare",
    aliases = "--compare",
    description = {
      "Tell what differs between two reports, of two versions or of two machines, and what chance explains.",
      "Reports are what latency, evaluate and bench write with --json, and report.json."
    },
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "BEFORE", description = "The older report, a JSON file.")
  private Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "AFTER", description = "The newer one.")
  private Path after = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write comparison.html, comparison.json and comparison.md there.")
  private @Nullable Path out;

  @Option(
      names = "--tolerance",
      defaultValue = "0",
      paramLabel = "SHARE",
      description = "Changes up to this share of the older figure do not count, such as 0.02.")
  private double tolerance;

  @Option(
      names = "--drift",
      defaultValue = "0.05",
      paramLabel = "SHARE",
      description =
          "How much times and speeds of one machine move from run to run, a standard deviation (default ${DEFAULT-VALUE}).")
  private double drift;

  @Option(names = "--fail-on-regression", description = "Exit with 1 when a figure is worse.")
  private boolean failing;

  @Spec private CommandSpec spec;

  CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Comparison comparison =
        Comparison.of(
            Instant.now(),
            CommandLineText.of(spec),
            ReportReader.read(before),
            ReportReader.read(after),
            rule());
    if (out != null) {
      ReportFiles.write(comparison, out);
    }
    new ChangeTable(console).print(comparison);
    List<FigureChange> regressions = comparison.regressions();
    if (failing && !regressions.isEmpty()) {
      throw new CliException(
          "worse: " + regressions.stream().map(FigureChange::id).collect(Collectors.joining(", ")));
    }
    return 0;
  }

  private ChangeRule rule() {
    try {
      return new ChangeRule(ChangeRule.STANDARD.level(), tolerance, drift);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "--tolerance and --drift are shares of 0 or more, such as 0.05", e);
    }
  }
}

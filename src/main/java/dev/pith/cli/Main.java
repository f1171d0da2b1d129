package dev.pith.cli;

import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code pith}. */
@Command(
    name = "pith",
    description = "Makes a sentence encoder small and fast, proves the cost, and searches with it.",
    mixinStandardHelpOptions = true,
    version = "pith 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:done", "1:could not be done; one line says why", "2:wrong usage"})
public final class Main implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before it runs a command.
  private CommandSpec spec;

  private Main() {}

  public static void main(String[] arguments) {
    Logger.getLogger("").setLevel(Level.WARNING);
    System.exit(run(Console.ofProcess(), arguments));
  }

  /** Runs one command and gives its exit code. */
  static int run(Console console, String... arguments) {
    CommandLine commands = new CommandLine(new Main());
    commands.addSubcommand(new CompressCommand(console));
    commands.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          console.note("pith " + command.getCommandName() + ": " + Failure.sentence(failure));
          return 1;
        });
    return commands.execute(arguments);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command");
  }
}

package dev.pith.cli;

import java.util.Map;
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
    exitCodeList = {
      "0:done; of a server, also ended by SIGTERM",
      "1:could not be done; one line says why",
      "2:wrong usage",
      "130:interrupted (129, 143: by SIGHUP, SIGTERM)"
    },
    footerHeading = "By the launcher, in a folder that Pith is built in:%n",
    footer = {
      "  fetch       Get what is optional: pytorch (training), tika (PDF, Office), spark (embed).",
      "  test        Run all tests.",
      "  soak        Prove for long what a server withstands: damage, overload, ends."
    })
public final class Main implements Runnable {
  private static final String PITH = "pith";
  static final int INTERRUPTED = 130;

  /** Held, because the logging framework forgets loggers that nobody holds. */
  private static final Logger TOKENIZER_LIBRARY = Logger.getLogger("ai.djl");

  @Spec private CommandSpec spec;

  private Main() {}

  public static void main(String[] arguments) {
    quieten();
    Ending ending = Ending.ofThisThread();
    ending.exit(run(Console.ofProcess(), arguments));
  }

  /** Libraries speak up only when something is wrong. */
  static void quieten() {
    Logger.getLogger("").setLevel(Level.WARNING);
    // It warns of every machine without a GPU.
    TOKENIZER_LIBRARY.setLevel(Level.SEVERE);
  }

  /** Runs one command and gives its exit code. */
  static int run(Console console, String... arguments) {
    return run(console, System.getenv(), arguments);
  }

  /** The same in another environment. */
  static int run(Console console, Map<String, String> environment, String... arguments) {
    CommandLine commands = new CommandLine(new Main());
    Commands.addTo(commands, console, arguments);
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    commands.setOut(console.resultWriter());
    commands.setErr(console.remarkWriter());
    commands.setExecutionExceptionHandler(tellingFailures(console));
    commands.setParameterExceptionHandler(Main::tellWrongUsage);
    try {
      return commands.execute(ServeConfiguration.complete(arguments, environment, console));
    } catch (CliException wrong) {
      // What no command has thrown is of its options.
      console.note(PITH + ": " + wrong.getMessage());
      return CommandLine.ExitCode.USAGE;
    } catch (OutOfMemoryError | StackOverflowError | LinkageError failure) {
      // Not for picocli's handler, which is given exceptions alone.
      console.note(PITH + ": " + Failure.sentence(failure));
      return 1;
    }
  }

  /** A sentence and an exit code for whatever ends a command. */
  static CommandLine.IExecutionExceptionHandler tellingFailures(Console console) {
    return (failure, command, parsed) -> {
      if (Failure.isInterruption(failure)) {
        console.note("interrupted; what was reported as done is kept");
        return INTERRUPTED;
      }
      console.note(calledBy(command) + ": " + Failure.sentence(failure));
      return 1;
    };
  }

  /** A sentence in the form of all others, from which a job takes its reason, and the usage. */
  private static int tellWrongUsage(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    CommandLine.Help.ColorScheme colours = command.getColorScheme();
    command.getErr().println(colours.errorText(calledBy(command) + ": " + wrong.getMessage()));
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(wrong, command.getErr())) {
      command.usage(command.getErr(), colours);
    }
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static String calledBy(CommandLine command) {
    return command.getCommandSpec().qualifiedName();
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command");
  }
}

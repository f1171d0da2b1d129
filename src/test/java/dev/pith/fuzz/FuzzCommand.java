package dev.pith.fuzz;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dev.pith.fuzz.FuzzCommand}: as many inputs as somebody has time for, before a release. */
@Command(
    name = "fuzz",
    description = {
      "Try inputs that nobody thought of on each target, one after another.",
      "Exit code 1 when one was found that breaks a law; it is kept and named."
    },
    mixinStandardHelpOptions = true)
public final class FuzzCommand implements Callable<Integer> {
  /** One of both. */
  static final class Budget {
    @Option(names = "--inputs", paramLabel = "N", description = "Inputs for each target.")
    private @Nullable Long inputs;

    @Option(names = "--seconds", paramLabel = "N", description = "Seconds for each target.")
    private @Nullable Integer seconds;
  }

  @ArgGroup(multiplicity = "1")
  private Budget budget = new Budget();

  @Option(
      names = "--target",
      paramLabel = "NAME",
      description = "Only this one; as often as you like.")
  private List<String> names = List.of();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    boolean found = false;
    for (FuzzTarget target : targets()) {
      FuzzResult result = run(target);
      out.printf(
          "%s: %,d inputs in %.0f s, %s%n",
          target,
          result.inputs(),
          result.seconds(),
          result
              .crash()
              .map(crash -> "found " + crash.input() + "\n" + crash.failure())
              .orElse("nothing found"));
      out.flush();
      found |= result.crash().isPresent();
    }
    return found ? 1 : 0;
  }

  private FuzzResult run(FuzzTarget target) throws Exception {
    FuzzRun run = FuzzRun.of(target);
    if (budget.inputs != null) {
      return run.inputs(budget.inputs);
    }
    return run.seconds(budget.seconds == null ? 0 : budget.seconds);
  }

  private List<FuzzTarget> targets() {
    for (String name : names) {
      if (FuzzTargets.all().stream().noneMatch(target -> target.name().equals(name))) {
        throw new ParameterException(
            spec.commandLine(),
            "there is no target '%s': take %s"
                .formatted(
                    name,
                    FuzzTargets.all().stream()
                        .map(FuzzTarget::name)
                        .collect(Collectors.joining(", "))));
      }
    }
    return FuzzTargets.all().stream()
        .filter(target -> names.isEmpty() || names.contains(target.name()))
        .toList();
  }

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new FuzzCommand()).execute(arguments));
  }
}

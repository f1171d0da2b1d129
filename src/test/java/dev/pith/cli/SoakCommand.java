package dev.pith.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pith.evaluate.Figure;
import dev.pith.evaluate.MachineFacts;
import dev.pith.report.FigureJson;
import dev.pith.soak.Proofs;
import dev.pith.soak.Property;
import dev.pith.soak.Scale;
import dev.pith.soak.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pith soak}: here, beside the tests, because what it does to a server is no use of one. */
@Command(
    name = "soak",
    synopsisHeading = "Usage: pith ",
    description = {
      "Find out whether the server keeps its promises, at the figures of a release:",
      "hours, on a machine that does nothing else. Needs Linux.",
      "Exit code 1 when a promise is broken; a line for each says how."
    },
    mixinStandardHelpOptions = true)
public final class SoakCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..*",
      paramLabel = "PROPERTY",
      description = "What to prove; without any, all: ${COMPLETION-CANDIDATES}.",
      completionCandidates = Names.class)
  private List<String> names = List.of();

  @Option(
      names = "--part",
      defaultValue = "1",
      paramLabel = "SHARE",
      description = "That share of the times and counts (default ${DEFAULT-VALUE}).")
  private double part;

  @Option(
      names = "--build",
      description = "At the figures of the build, which hold no times and rates.")
  private boolean build;

  @Option(names = "--out", paramLabel = "FILE", description = "Write all figures there, as JSON.")
  private @Nullable Path out;

  @Spec private CommandSpec spec;

  /** For the help. */
  static final class Names extends ArrayList<String> {
    Names() {
      super(Proofs.all().stream().map(Property::name).toList());
    }
  }

  /** A verdict, and how long it took. */
  private record Proof(Verdict verdict, Duration time) {}

  private SoakCommand(Console console) {
    this.console = console;
  }

  public static void main(String[] arguments) {
    Main.quieten();
    Ending ending = Ending.ofThisThread();
    Console console = Console.ofProcess();
    CommandLine command = new CommandLine(new SoakCommand(console));
    command.setExecutionExceptionHandler(Main.tellingFailures(console));
    ending.exit(command.execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!(part > 0 && part <= 1)) {
      throw new ParameterException(spec.commandLine(), "--part must be above 0 and at most 1");
    }
    List<Property> chosen = chosen();
    Optional<JsonFile> file = JsonFile.at(out);
    Scale scale = (build ? Scale.BUILD : Scale.SOAK).shortened(part);
    Map<String, Proof> proofs = new LinkedHashMap<>();
    for (Property property : chosen) {
      Proof proof = prove(property, scale);
      proofs.put(property.name(), proof);
      tell(property.name(), proof);
      if (file.isPresent()) {
        // What is known is kept, whatever becomes of the rest.
        file.get().write(json(proofs));
      }
    }
    MachineFacts machine = MachineFacts.now();
    console.print("%s, %d cores".formatted(machine.cpu(), machine.cores()));
    return proofs.values().stream().allMatch(proof -> proof.verdict().holds()) ? 0 : 1;
  }

  private List<Property> chosen() {
    Map<String, Property> known =
        Proofs.all().stream().collect(Collectors.toMap(Property::name, one -> one));
    List<Property> chosen = new ArrayList<>();
    for (String name : names) {
      Property property = known.get(name);
      if (property == null) {
        throw new ParameterException(
            spec.commandLine(),
            "there is no property '%s': choose from %s".formatted(name, new Names()));
      }
      chosen.add(property);
    }
    return chosen.isEmpty() ? Proofs.all() : chosen;
  }

  private Proof prove(Property property, Scale scale) throws IOException, InterruptedException {
    long startNanos = System.nanoTime();
    try (StepBars bars = new StepBars(console)) {
      Verdict verdict = property.prove(scale, bars);
      return new Proof(verdict, Duration.ofNanos(System.nanoTime() - startNanos));
    }
  }

  private void tell(String name, Proof proof) {
    Verdict verdict = proof.verdict();
    verdict.figures().forEach(figure -> console.print(line(figure)));
    console.print(
        "%s %s, after %,d s"
            .formatted(name, verdict.holds() ? "holds" : "is broken", proof.time().toSeconds()));
    verdict.broken().forEach(sentence -> console.print("  " + sentence));
  }

  private static String line(Figure figure) {
    return "%-40s %12.2f %s".formatted(figure.id(), figure.value(), figure.unit());
  }

  private static ObjectNode json(Map<String, Proof> proofs) {
    List<Figure> figures =
        proofs.values().stream().flatMap(proof -> proof.verdict().figures().stream()).toList();
    ObjectNode root = FigureJson.of(MachineFacts.now(), figures);
    ArrayNode properties = root.putArray("properties");
    proofs.forEach(
        (name, proof) -> {
          ObjectNode property =
              properties
                  .addObject()
                  .put("name", name)
                  .put("holds", proof.verdict().holds())
                  .put("seconds", proof.time().toSeconds());
          ArrayNode broken = property.putArray("broken");
          proof.verdict().broken().forEach(broken::add);
        });
    return root;
  }
}

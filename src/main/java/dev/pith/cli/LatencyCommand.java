package dev.pith.cli;

import dev.pith.encode.Encoder;
import dev.pith.encode.OpenEncoders;
import dev.pith.evaluate.LatencyPlan;
import dev.pith.evaluate.LatencyResult;
import dev.pith.evaluate.LatencyRun;
import dev.pith.report.LatencyJson;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures encoding latency. */
@Command(
    name = "latency",
    description = {
      "Measure how long encoders take for one query: tokenizing and the model, batch 1, one thread.",
      "Encoders take turns on every three queries, so that a noisy machine disturbs all alike. In its turn one",
      "answers the six queries before first; the first time, behind another encoder, is the cold one."
    },
    mixinStandardHelpOptions = true)
final class LatencyCommand implements Callable<Integer> {
  private static final int MAX_QUERIES = 2000;

  private final Console console;

  @Option(
      names = "--encoder",
      required = true,
      paramLabel = "NAME=DIR",
      converter = EncoderArgument.Converter.class,
      description = "An encoder; the first is what the others are compared with.")
  private List<EncoderArgument> encoders = List.of();

  @Option(
      names = "--queries",
      required = true,
      paramLabel = "FILE",
      description = "Text file with a query on each line; the first 2,000 are used.")
  private Path queries = Path.of("");

  @Option(names = "--rounds", defaultValue = "3", description = "Default ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(names = "--json", paramLabel = "FILE", description = "Write everything there.")
  private @Nullable Path json;

  LatencyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Optional<JsonFile> file = JsonFile.at(json);
    List<String> texts = readQueries(queries);
    LatencyResult result;
    try (OpenEncoders opened = EncoderArgument.openAll(encoders);
        Encoder referenceAgain = encoders.getFirst().open();
        StepBars bars = new StepBars(console)) {
      result =
          new LatencyRun(texts, LatencyPlan.STANDARD.withRounds(rounds), bars)
              .run(opened.encoders(), referenceAgain);
    }
    if (file.isPresent()) {
      file.get().write(LatencyJson.of(result));
    }
    new LatencyTable(console).print(result);
    return 0;
  }

  static List<String> readQueries(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      List<String> texts =
          lines.map(String::strip).filter(line -> !line.isEmpty()).limit(MAX_QUERIES).toList();
      if (texts.isEmpty()) {
        throw new CliException(file + " has no queries; put one on each line");
      }
      return texts;
    } catch (java.io.UncheckedIOException e) {
      if (e.getCause() instanceof MalformedInputException) {
        throw new CliException(file + " is not UTF-8 text; put a query on each line");
      }
      throw e;
    }
  }
}

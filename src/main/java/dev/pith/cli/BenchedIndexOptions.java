package dev.pith.cli;

import dev.pith.encode.OpenEncoders;
import dev.pith.evaluate.Figure;
import dev.pith.index.VectorPrecision;
import dev.pith.search.LuceneSearchEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** An index, and what is measured over it. */
final class BenchedIndexOptions {
  @Option(
      names = "--index",
      paramLabel = "DIR",
      description = "An index by the first encoder; takes --queries.")
  private @Nullable Path index;

  @Option(
      names = "--queries",
      paramLabel = "FILE",
      description = "Text file with a query on each line; the first 2,000 are used.")
  private @Nullable Path queries;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      paramLabel = "N",
      description = "How often each query is timed (default ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--vector-bits",
      split = ",",
      paramLabel = "N",
      converter = VectorBits.class,
      description = "Also measure copies of --index with so many bits, as bench precision does.")
  private List<VectorPrecision> precisions = List.of();

  @Option(
      names = "--grown",
      split = ",",
      paramLabel = "N",
      description = {
        "Time the search alone among so many documents against the first number, such as",
        "100000,1000000: those of --index, and others whose vectors are drawn around theirs."
      })
  private List<Long> sizes = List.of();

  @Option(
      names = "--grown-out",
      paramLabel = "DIR",
      description =
          "Leave the grown indexes there, each in a folder named by its number, as for plan --check.")
  private @Nullable Path out;

  /** Refuses what makes no sense, before any work. */
  void check(CommandSpec spec) {
    if ((index == null) != (queries == null)) {
      throw new ParameterException(spec.commandLine(), "--index and --queries go together");
    }
    if (index == null && !(precisions.isEmpty() && sizes.isEmpty())) {
      throw new ParameterException(
          spec.commandLine(), "--vector-bits and --grown need --index and --queries");
    }
    if (sizes.stream().anyMatch(size -> size < 1)) {
      throw new ParameterException(spec.commandLine(), "--grown takes numbers above 0");
    }
    if (sizes.stream().distinct().count() < sizes.size()) {
      throw new ParameterException(spec.commandLine(), "--grown takes each number once");
    }
    if (out != null && sizes.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--grown-out needs --grown");
    }
    if (rounds < 1) {
      throw new ParameterException(spec.commandLine(), "--rounds " + rounds + " is below 1");
    }
  }

  boolean isGiven() {
    return index != null;
  }

  /** Measures what was asked for; nothing when there is no index. */
  List<Figure> measure(Console console, OpenEncoders encoders, AdaptivityOption adaptivity)
      throws IOException {
    if (index == null || queries == null) {
      return List.of();
    }
    if (out != null) {
      GrownSearches.requirePlaces(out, sizes);
    }
    List<Figure> figures =
        new ArrayList<>(
            new WholeSearches(console, index, queries, rounds, adaptivity).measure(encoders));
    if (!precisions.isEmpty()) {
      figures.addAll(
          new PrecisionComparison(
                  console,
                  index,
                  encoders.all().getFirst(),
                  LatencyCommand.readQueries(queries),
                  LuceneSearchEngine.DEFAULT_CANDIDATES)
              .measure(precisions));
    }
    if (!sizes.isEmpty()) {
      figures.addAll(
          new GrownSearches(console, index, queries, rounds, sizes, Optional.ofNullable(out))
              .measure(encoders));
    }
    return figures;
  }
}

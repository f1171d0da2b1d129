package dev.pith.cli;

import dev.pith.encode.OpenEncoders;
import dev.pith.index.IndexCheck;
import dev.pith.index.VectorCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Reads a whole index and says what is wrong. */
@Command(
    name = "verify",
    description = {
      "Compare every checksum of an index, and whether each document has its vectors;",
      "with encoders, also whether they make the same vectors again.",
      "Exit code 1 when something is wrong; a line for each says what."
    },
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  private static final int MOST_SAMPLED = 1_000_000;

  private final Console console;

  @Option(names = "--index", required = true, paramLabel = "DIR", description = "The index.")
  private Path index = Path.of("");

  @Option(
      names = "--encoder",
      paramLabel = "[NAME=]DIR",
      converter = EncoderArgument.Converter.class,
      description = "An encoder that made the index; can be given for each of them.")
  private List<EncoderArgument> encoders = List.of();

  @Option(
      names = "--sample",
      defaultValue = "200",
      paramLabel = "N",
      description = "Documents, or passages, that are embedded again (default ${DEFAULT-VALUE}).")
  private int sample;

  @Spec private CommandSpec spec;

  VerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (sample < 1 || sample > MOST_SAMPLED) {
      throw new ParameterException(
          spec.commandLine(), "--sample %d is not 1 to %d".formatted(sample, MOST_SAMPLED));
    }
    try (OpenEncoders opened = EncoderArgument.openAll(encoders)) {
      IndexCheck check = IndexCheck.of(index, opened.all(), sample);
      check.encoders().forEach(this::print);
      check.broken().forEach(console::print);
      console.print(check.broken().isEmpty() ? whole(check) : advice());
      return check.broken().isEmpty() ? 0 : 1;
    }
  }

  private void print(VectorCheck encoder) {
    console.print(
        "%s: %,d texts embedded again, cosine %.4f or more with what is stored"
            .formatted(encoder.field(), encoder.documents(), encoder.lowestCosine()));
  }

  private String whole(IndexCheck check) {
    return "%s is whole: %,d documents, %d files, %.1f MB, every checksum fits"
        .formatted(index, check.documents(), check.files(), check.bytes() / 1e6);
  }

  private String advice() {
    return ("%s is damaged: move it away, then pith restore --snapshot DIR --index %s, "
            + "or build it again")
        .formatted(index, index);
  }
}

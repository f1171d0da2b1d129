package dev.pith.cli;

import dev.pith.model.Alignments;
import dev.pith.model.EncoderDirectory;
import dev.pith.model.EncoderFilesException;
import dev.pith.model.EncoderManifest;
import dev.pith.model.Lineage;
import dev.pith.model.PassRecord;
import dev.pith.model.Prefixes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells about encoder folders. */
@Command(
    name = "model",
    description = "List, describe, verify or import encoders.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(list | show | verify | import)")
final class ModelCommand implements Runnable {
  private final Console console;

  @Spec private CommandSpec spec;

  ModelCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "name what to do: list, show, verify or import");
  }

  @Command(
      name = "list",
      description = "List the encoders in a folder.",
      mixinStandardHelpOptions = true)
  int list(
      @Option(
              names = "--models",
              defaultValue = "models",
              paramLabel = "DIR",
              description = "Where to look (default ${DEFAULT-VALUE}).")
          Path models)
      throws IOException {
    if (!Files.isDirectory(models)) {
      throw new CliException(models + " is not a folder; name one with --models");
    }
    List<Path> folders;
    try (var entries = Files.list(models)) {
      folders =
          entries
              .filter(entry -> Files.isRegularFile(entry.resolve(EncoderManifest.FILE)))
              .sorted()
              .toList();
    }
    for (Path folder : folders) {
      EncoderDirectory encoder = EncoderDirectory.describe(folder);
      EncoderManifest manifest = encoder.manifest();
      console.print(
          "%-24s %6.1f MB  %4d dimensions  %s%s"
              .formatted(
                  manifest.name(),
                  manifest.model().bytes() / 1e6,
                  manifest.dimension(),
                  folder,
                  Files.isRegularFile(encoder.modelFile()) ? "" : "  (weights missing)"));
    }
    return 0;
  }

  @Command(
      name = "show",
      description = "Tell what an encoder is and how it was made.",
      mixinStandardHelpOptions = true)
  int show(@Parameters(paramLabel = "DIR") Path folder) {
    EncoderDirectory encoder = EncoderDirectory.describe(folder);
    EncoderManifest manifest = encoder.manifest();
    Prefixes prefixes = manifest.prefixes();
    show("name", manifest.name());
    show("dimension", Integer.toString(manifest.dimension()));
    show("max tokens", Integer.toString(manifest.maxTokens()));
    show("pooling", manifest.pooling().label() + ", unit length");
    show("queries", prefixes.query().isEmpty() ? "" : "behind '" + prefixes.query() + "'");
    show("documents", prefixes.document().isEmpty() ? "" : "behind '" + prefixes.document() + "'");
    show("license", manifest.license());
    show("source", manifest.source());
    show("model", manifest.model().sha256() + "  " + manifest.model().bytes());
    show("tokenizer", manifest.tokenizer().sha256());
    show("fingerprint", manifest.fingerprint());
    Lineage lineage = manifest.lineage();
    if (lineage != null) {
      show(lineage);
    }
    show(encoder.alignmentFile().read());
    return 0;
  }

  private void show(String label, String fact) {
    if (!fact.isEmpty()) {
      console.print("%-11s %s".formatted(label, fact));
    }
  }

  private void show(Alignments alignments) {
    alignments.damage().ifPresent(console::print);
    alignments
        .records()
        .forEach(
            record -> console.print("%s; %s".formatted(record, record.target().fingerprint())));
  }

  private void show(Lineage lineage) {
    console.print("made from   %s, %s".formatted(lineage.sourceName(), lineage.sourceSha256()));
    console.print("calibrated  " + lineage.calibration());
    console.print(
        "similarity  %.4f mean cosine to %s on %d texts"
            .formatted(lineage.similarity(), lineage.sourceName(), lineage.similarityTexts()));
    for (PassRecord pass : lineage.passes()) {
      console.print(
          "  %-16s %6.1f -> %6.1f MB  cosine %.4f -> %.4f  %s%s"
              .formatted(
                  pass.pass(),
                  pass.bytesBefore() / 1e6,
                  pass.bytesAfter() / 1e6,
                  pass.similarityBefore(),
                  pass.similarityAfter(),
                  QuestionTimes.told(pass),
                  pass.description()));
    }
  }

  @Command(
      name = "verify",
      description = "Compare an encoder's files with their hashes.",
      mixinStandardHelpOptions = true)
  int verify(@Parameters(paramLabel = "DIR") Path folder) {
    Optional<String> damage;
    try {
      damage = EncoderDirectory.open(folder).alignmentFile().read().damage();
    } catch (EncoderFilesException e) {
      throw new CliException(String.valueOf(e.getMessage()));
    }
    if (damage.isPresent()) {
      throw new CliException(damage.get() + ": refused; ./pith align measures it again");
    }
    console.print(folder + " is as its manifest says");
    return 0;
  }
}

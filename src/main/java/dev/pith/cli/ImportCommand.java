package dev.pith.cli;

import dev.pith.compress.Subject;
import dev.pith.huggingface.EncoderSettings;
import dev.pith.huggingface.ForeignEncoder;
import dev.pith.model.EncoderManifest;
import dev.pith.model.EncoderName;
import dev.pith.model.Pooling;
import dev.pith.model.Prefixes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings an encoder that others made. */
@Command(
    name = "import",
    description = {
      "Make an encoder out of a sentence-transformers folder with an ONNX export, or out of a jar.",
      "What the folder's files say can be replaced, and what they do not say must be told."
    },
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "FOLDER",
      description =
          "Folder with tokenizer.json and model.onnx or onnx/model.onnx; or a .jar of the two.")
  private Path packed = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the new encoder; appears whole, or not at all.")
  private Path out = Path.of("");

  @Option(names = "--name", paramLabel = "NAME", description = "Its name (default: the folder's).")
  private @Nullable String name;

  @Option(
      names = "--pooling",
      paramLabel = "mean|cls",
      description = "How token vectors become one.")
  private @Nullable Pooling pooling;

  @Option(
      names = "--max-tokens",
      paramLabel = "N",
      description = "The longest input, special tokens included.")
  private @Nullable Integer maxTokens;

  @Option(
      names = "--query-prefix",
      paramLabel = "TEXT",
      description = "What stands in front of every query, trailing space included.")
  private @Nullable String queryPrefix;

  @Option(
      names = "--document-prefix",
      paramLabel = "TEXT",
      description = "What stands in front of every document, trailing space included.")
  private @Nullable String documentPrefix;

  @Option(
      names = "--license",
      paramLabel = "SPDX",
      description = "License of the weights, such as MIT.")
  private @Nullable String license;

  @Option(names = "--source", paramLabel = "TEXT", description = "Where the weights come from.")
  private @Nullable String source;

  ImportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    ForeignEncoder encoder = ForeignEncoder.read(packed);
    EncoderSettings settings = given().or(encoder.settings());
    ModelImport.Imported imported =
        new ModelImport(encoder, checkedName(encoder), settings).into(out);
    tell(imported.manifest());
    tell(imported.subject());
    return 0;
  }

  private String checkedName(ForeignEncoder encoder) {
    String chosen = name == null ? encoder.name() : name;
    if (!EncoderName.isValid(chosen)) {
      throw new CliException(
          "this is no name for an encoder; give it one with --name: a name has "
              + EncoderName.RULE);
    }
    return chosen;
  }

  private EncoderSettings given() {
    return new EncoderSettings(
        Optional.ofNullable(pooling),
        Optional.ofNullable(maxTokens),
        Optional.ofNullable(queryPrefix),
        Optional.ofNullable(documentPrefix),
        Optional.ofNullable(license),
        Optional.ofNullable(source));
  }

  private void tell(EncoderManifest made) {
    console.print(
        "%s: %.1f MB, %d dimensions, %d tokens, pooling %s, license %s, in %s"
            .formatted(
                made.name(),
                made.model().bytes() / 1e6,
                made.dimension(),
                made.maxTokens(),
                made.pooling().label(),
                made.license(),
                out));
    if (made.prefixes().equals(Prefixes.NONE)) {
      console.note(
          "no prefixes; if its model card names some, give --query-prefix and --document-prefix");
    } else {
      console.print(
          "queries are read behind '%s', documents behind '%s'"
              .formatted(made.prefixes().query(), made.prefixes().document()));
    }
  }

  private void tell(Subject subject) {
    console.print(
        switch (subject) {
          case Subject.Recognised recognised ->
              "recognised, %d layers: every pass works on it"
                  .formatted(recognised.weights().layers().size());
          case Subject.Static lookup -> "a vector per token: it can be quantized";
          case Subject.Opaque opaque -> "it can be quantized, not pruned: " + opaque.reason();
        });
  }
}

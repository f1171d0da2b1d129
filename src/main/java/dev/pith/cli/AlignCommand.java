package dev.pith.cli;

import dev.pith.making.AlignmentMeasurement;
import dev.pith.making.CalibrationTexts;
import dev.pith.model.Alignment;
import dev.pith.model.EncoderDirectory;
import dev.pith.model.EncoderManifest;
import dev.pith.model.Lineage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Proves, or disproves, that one encoder may ask for another one's documents. */
@Command(
    name = "align",
    description = {
      "Measure how near an encoder comes to another one, on texts that it was not made with, and"
          + " keep the record in its folder. With it, search and serve take its questions over that"
          + " one's documents, by --asymmetric.",
      "Exit code 1 when the two are too far apart; one line says how far."
    },
    mixinStandardHelpOptions = true)
final class AlignCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--encoder",
      required = true,
      paramLabel = "DIR",
      description = "Whose questions; alignment.json is written into its folder.")
  private Path encoder = Path.of("");

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DIR",
      description = "Whose documents: an encoder that makes indexes.")
  private Path target = Path.of("");

  @Option(
      names = "--corpus",
      paramLabel = "PATH",
      description =
          "Measure on these documents, of any kind that pith index takes, and on some general text; all have to be readable. Needed for an encoder that was fitted to documents: then name those.")
  private @Nullable Path corpus;

  AlignCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    EncoderDirectory asking = EncoderDirectory.describe(encoder);
    EncoderDirectory asked = EncoderDirectory.describe(target);
    requireTwo(asking.manifest(), asked.manifest());
    requireHeldBackTexts(asking.manifest());
    asking
        .alignmentFile()
        .read()
        .damage()
        .ifPresent(damage -> console.note(damage + "; it is written anew"));
    Optional<Alignment> measured;
    try (StepBars bars = new StepBars(console)) {
      measured = new AlignmentMeasurement(asked, CalibrationTexts.of(corpus), bars).record(asking);
    }
    String told = asking.manifest().name() + " is " + AlignmentMeasurement.told(asking, asked);
    if (measured.filter(Alignment::holds).isEmpty()) {
      throw new CliException(told);
    }
    console.print(told);
    return 0;
  }

  private static void requireTwo(EncoderManifest asking, EncoderManifest asked) {
    if (asking.fingerprint().equals(asked.fingerprint())) {
      throw new CliException(
          "both folders hold the same encoder: it asks for its own documents without any record");
    }
  }

  /** What it was fitted to is known by its lineage alone, and general text is part of that too. */
  private void requireHeldBackTexts(EncoderManifest asking) {
    Lineage lineage = asking.lineage();
    if (corpus == null
        && lineage != null
        && CalibrationTexts.isOfDocuments(lineage.calibration())) {
      throw new CliException(
          "%s was fitted to %s: name those documents with --corpus, so that it is measured on the ones held back"
              .formatted(asking.name(), withoutHash(lineage.calibration())));
    }
  }

  private static String withoutHash(String calibration) {
    int hash = calibration.lastIndexOf(';');
    return hash < 0 ? calibration : calibration.substring(0, hash);
  }
}

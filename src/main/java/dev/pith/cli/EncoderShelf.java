package dev.pith.cli;

import dev.pith.compress.Recipe;
import dev.pith.making.AlignmentMeasurement;
import dev.pith.making.CalibrationTexts;
import dev.pith.model.EncoderDirectory;
import dev.pith.model.EncoderFilesException;
import dev.pith.model.Lineage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps the encoders that a command makes, so that running it again makes only what is missing.
 *
 * @param full what they are made from
 * @param folder where they are, each in a folder of its own
 */
record EncoderShelf(Console console, EncoderDirectory full, Path folder) {
  /**
   * The encoder of that name, from the shelf if it is there and the same recipe, source and texts
   * have made it.
   */
  EncoderDirectory get(String name, Recipe recipe, CalibrationTexts texts) throws IOException {
    Optional<EncoderDirectory> found = find(name, recipe, texts);
    if (found.isPresent()) {
      console.note(name + ": is there");
      align(found.get(), texts);
      return found.get();
    }
    console.note("making " + name + " ...");
    return make(name, recipe, texts);
  }

  /** One that was made before alignments were recorded gets its record. */
  private void align(EncoderDirectory found, CalibrationTexts texts) throws IOException {
    if (found.alignmentFile().read().with(full.manifest().fingerprint()).isEmpty()) {
      try (StepBars bars = new StepBars(console)) {
        new AlignmentMeasurement(full, texts, bars).record(found);
      }
    }
  }

  /** Makes the encoder of that name, whatever is there. */
  EncoderDirectory make(String name, Recipe recipe, CalibrationTexts texts) throws IOException {
    return CompressCommand.compress(console, full, recipe, texts, folder.resolve(name));
  }

  /** The encoder of that name if the same recipe, source and texts have made it. */
  Optional<EncoderDirectory> find(String name, Recipe recipe, CalibrationTexts texts) {
    Path place = folder.resolve(name);
    if (!Files.isDirectory(place)) {
      return Optional.empty();
    }
    // The hashes of a model that was damaged do not fit its manifest.
    try {
      EncoderDirectory found = EncoderDirectory.open(place);
      Lineage lineage = found.manifest().lineage();
      boolean same =
          lineage != null && lineage.isOf(full.manifest(), recipe.source(), texts.source());
      return same ? Optional.of(found) : Optional.empty();
    } catch (EncoderFilesException e) {
      console.note(e.getMessage() + "; making it again");
      return Optional.empty();
    }
  }
}

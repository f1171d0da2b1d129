package dev.pith.cli;

import dev.pith.compress.Recipe;
import dev.pith.compress.RecipeReader;
import dev.pith.corpus.BeirFolder;
import dev.pith.corpus.WordNet;
import dev.pith.making.CalibrationTexts;
import dev.pith.model.EncoderDirectory;
import dev.pith.report.ReportFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where the demo keeps what it makes, and whether what is there can be used again.
 *
 * @param models folder of the encoders
 * @param home folder of the indexes
 * @param limit how many documents; empty for all
 */
record DemoFiles(Path models, Path home, OptionalInt limit) {
  private static final String COMPACT = "compact";
  private static final long SEED = 31;
  private static final int FEWEST_DOCUMENTS = 100;
  private static final int SHOWN_HASH = 12;

  /** Reads {@code N} or {@code all}. */
  static OptionalInt limit(String documents) {
    if (documents.equals("all")) {
      return OptionalInt.empty();
    }
    try {
      int limit = Integer.parseInt(documents);
      if (limit >= FEWEST_DOCUMENTS) {
        return OptionalInt.of(limit);
      }
    } catch (NumberFormatException e) {
      throw new CliException("--documents " + documents + " is neither a number nor 'all'");
    }
    throw new CliException("--documents " + documents + ": the demo takes 100 or more");
  }

  Path fullModel() {
    return models.resolve("all-minilm-l6-v2");
  }

  /** The compact encoder, if there is one that would be made just so again. */
  Optional<EncoderDirectory> compactModel(Console console, EncoderDirectory full) {
    return shelf(console, full).find(COMPACT, recipe(), CalibrationTexts.general());
  }

  EncoderDirectory makeCompactModel(Console console, EncoderDirectory full) throws IOException {
    return shelf(console, full).make(COMPACT, recipe(), CalibrationTexts.general());
  }

  private EncoderShelf shelf(Console console, EncoderDirectory full) {
    return new EncoderShelf(console, full, models);
  }

  private Recipe recipe() {
    return RecipeReader.read(models.resolve("recipes").resolve(COMPACT + ".json"));
  }

  Path corpusFolder() {
    return folder().resolve("corpus");
  }

  /** The demo's documents and queries. */
  BeirFolder corpus(Console console) throws IOException {
    Path folder = corpusFolder();
    if (Files.isDirectory(folder)) {
      return BeirFolder.open(folder);
    }
    console.note("writing WordNet to " + folder + " ...");
    Files.createDirectories(folder());
    return WordNet.writeBeirFolder(folder, limit, SEED);
  }

  /** The index whose last encoder is this one: another encoder gets another folder. */
  Path index(EncoderDirectory encoder) {
    String fingerprint = encoder.manifest().fingerprint().substring(0, SHOWN_HASH);
    return folder().resolve("vectors-" + fingerprint);
  }

  Path report() {
    return folder().resolve("report");
  }

  Path reportPage() {
    return report().resolve(ReportFiles.HTML);
  }

  /** What people have had made. */
  Path jobs() {
    return folder().resolve("jobs");
  }

  /** What people have said of answers. */
  Path judgements() {
    return folder().resolve("judgements.jsonl");
  }

  /** Everything that belongs to this many documents. */
  Path folder() {
    return home.resolve(
        "wordnet-" + (limit.isPresent() ? Integer.toString(limit.getAsInt()) : "all"));
  }
}

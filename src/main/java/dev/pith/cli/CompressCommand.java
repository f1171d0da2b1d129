package dev.pith.cli;

import dev.pith.compress.Pass;
import dev.pith.compress.Pipeline;
import dev.pith.compress.Recipe;
import dev.pith.making.AlignmentMeasurement;
import dev.pith.making.CalibrationTexts;
import dev.pith.making.Compression;
import dev.pith.making.CompressionProgress;
import dev.pith.model.EncoderDirectory;
import dev.pith.model.EncoderManifest;
import dev.pith.model.PassRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a compact encoder. */
@Command(
    name = "compress",
    description = "Make a compact encoder out of a full one, by a recipe.",
    mixinStandardHelpOptions = true)
final class CompressCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the full encoder, with encoder.json.")
  private Path model = Path.of("");

  @Option(
      names = "--recipe",
      required = true,
      paramLabel = "FILE",
      description = "Recipe: a JSON list of passes, such as models/recipes/compact.json.")
  private Path recipe = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the compact encoder; appears whole, or not at all.")
  private Path out = Path.of("");

  @Option(
      names = "--corpus",
      paramLabel = "PATH",
      description =
          "Fit the encoder to these documents, of any kind that pith index takes; all have to be readable. General text stays in the mix.")
  private @Nullable Path corpus;

  CompressCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Recipe read = Compression.recipe(recipe);
    EncoderDirectory source = EncoderDirectory.open(model);
    compress(console, source, read, CalibrationTexts.of(corpus), out);
    return 0;
  }

  /** Compresses, printing each pass's price. */
  static EncoderDirectory compress(
      Console console, EncoderDirectory source, Recipe recipe, CalibrationTexts texts, Path out)
      throws IOException {
    long start = System.nanoTime();
    EncoderDirectory made;
    try (StepBars bars = new StepBars(console)) {
      made =
          new Compression(
                  source,
                  recipe,
                  texts,
                  new CompressionProgress(
                      progress(console), new TrainingNotes(console, System::nanoTime), bars))
              .into(out);
    }
    EncoderManifest manifest = made.manifest();
    console.outcome(
        "%s: %.1f MB instead of %.1f MB, in %s, made in %.0f s"
            .formatted(
                manifest.name(),
                manifest.model().bytes() / 1e6,
                source.manifest().model().bytes() / 1e6,
                out,
                (System.nanoTime() - start) / 1e9));
    console.print(AlignmentMeasurement.told(made, source));
    return made;
  }

  private static Pipeline.Progress progress(Console console) {
    return new Pipeline.Progress() {
      @Override
      public void started(int number, int passes, Pass pass) {
        console.note("pass %d of %d: %s ...".formatted(number, passes, pass.name()));
      }

      @Override
      public void finished(PassRecord done) {
        console.note("  " + done.description());
        console.note(
            "  %.1f -> %.1f MB, %,d -> %,d weights, %scosine to the full encoder %.4f -> %.4f, %.1f s"
                .formatted(
                    done.bytesBefore() / 1e6,
                    done.bytesAfter() / 1e6,
                    done.parametersBefore(),
                    done.parametersAfter(),
                    QuestionTimes.told(done),
                    done.similarityBefore(),
                    done.similarityAfter(),
                    done.millis() / 1e3));
      }
    };
  }
}

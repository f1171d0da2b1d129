package dev.pith.cli;

import dev.pith.model.Alignments;
import dev.pith.model.EncoderDirectory;
import dev.pith.model.EncoderDraft;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Hands out a copy of an encoder: appears whole, or not at all. */
record ChosenEncoder(Path out) {
  private static final String RECIPE = "recipe.json";

  /** Whether it could be written, before the work that leads to it. */
  void requirePlace() throws IOException {
    EncoderDraft.startFor(out).close();
  }

  /** Where its page lies, unless the user names another place. */
  Path page() {
    Path absolute = out.toAbsolutePath().normalize();
    return absolute.resolveSibling(absolute.getFileName() + ".html");
  }

  /** Copies the encoder, with its alignments and the recipe that makes it again. */
  void write(TuneShelf.Made chosen) throws IOException {
    EncoderDirectory encoder = chosen.encoder();
    try (EncoderDraft draft = EncoderDraft.startFor(out)) {
      copy(encoder.modelFile(), draft);
      copy(encoder.tokenizerFile(), draft);
      Files.writeString(
          draft.folder().resolve(RECIPE),
          chosen.recipe().source().toPrettyString() + "\n",
          StandardCharsets.UTF_8);
      Alignments known = encoder.alignmentFile().read();
      if (!known.records().isEmpty()) {
        draft.unpublished(encoder.manifest()).alignmentFile().write(known);
      }
      draft.publish(encoder.manifest());
    }
  }

  private static void copy(Path file, EncoderDraft draft) throws IOException {
    Files.copy(file, draft.folder().resolve(file.getFileName()));
  }
}

package dev.pith.cli;

import dev.pith.corpus.WordNet;
import dev.pith.model.EncoderDirectory;
import dev.pith.tokenize.Tokenizer;
import dev.pith.tokenize.TokenizerFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What encoders are timed with: texts of about 16 tokens, as questions have. */
final class Questions {
  private static final long SEED = 1;
  private static final int COUNT = 200;
  private static final int FEWEST_TOKENS = 14;
  private static final int MOST_TOKENS = 18;

  private Questions() {}

  /** The lines of a file, or example sentences of WordNet when there is none. */
  static List<String> of(@Nullable Path file, EncoderDirectory full) throws IOException {
    return file == null ? examples(full) : LatencyCommand.readQueries(file);
  }

  private static List<String> examples(EncoderDirectory full) {
    List<String> examples = new ArrayList<>(WordNet.examples());
    Collections.shuffle(examples, new Random(SEED));
    try (Tokenizer tokenizer =
        TokenizerFiles.open(full.tokenizerFile(), full.manifest().maxTokens())) {
      return examples.stream()
          .filter(
              text -> {
                int tokens = tokenizer.tokenize(text).count();
                return FEWEST_TOKENS <= tokens && tokens <= MOST_TOKENS;
              })
          .limit(COUNT)
          .toList();
    }
  }
}

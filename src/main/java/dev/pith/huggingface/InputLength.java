package dev.pith.huggingface;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * The longest input: the least of what {@code config.json}, {@code tokenizer_config.json} and
 * {@code sentence_bert_config.json} allow.
 */
final class InputLength {
  /** These count positions from behind the padding token's id. */
  private static final Set<String> OFFSET_POSITIONS =
      Set.of("roberta", "xlm-roberta", "camembert", "mpnet");

  private static final int LONGEST = 8192;

  private InputLength() {}

  static Optional<Integer> read(Path transformer, Optional<ConfigFile> config) throws IOException {
    Optional<ConfigFile> tokenizer = ConfigFile.read(transformer.resolve("tokenizer_config.json"));
    Optional<ConfigFile> sentences =
        ConfigFile.read(transformer.resolve("sentence_bert_config.json"));
    OptionalLong least =
        LongStream.of(
                config.flatMap(InputLength::positions).orElse(Long.MAX_VALUE),
                setting(tokenizer, "/model_max_length"),
                setting(sentences, "/max_seq_length"))
            .filter(length -> length < Long.MAX_VALUE)
            .min();
    return least.isPresent()
        ? Optional.of((int) Math.min(LONGEST, least.getAsLong()))
        : Optional.empty();
  }

  private static Optional<Long> positions(ConfigFile config) {
    Optional<Long> positions = length(config, "/max_position_embeddings");
    boolean offset = OFFSET_POSITIONS.contains(config.text("/model_type").orElse(""));
    return offset
        ? positions.map(all -> all - config.integer("/pad_token_id").orElse(1L) - 1)
        : positions;
  }

  private static long setting(Optional<ConfigFile> file, String pointer) {
    return file.flatMap(found -> length(found, pointer)).orElse(Long.MAX_VALUE);
  }

  private static Optional<Long> length(ConfigFile file, String pointer) {
    Optional<Long> length = file.integer(pointer);
    if (length.isPresent() && length.get() < 2) {
      throw file.refused(pointer, "is no length of an input: two tokens are the least");
    }
    return length;
  }
}

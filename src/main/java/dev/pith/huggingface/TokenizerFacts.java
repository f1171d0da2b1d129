package dev.pith.huggingface;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.model.EncoderFilesException;
import java.io.IOException;

/**
 * What a {@code tokenizer.json} promises of its ids.
 *
 * @param largestId no text has a larger one
 * @param lowersCase whether case makes no difference
 */
public record TokenizerFacts(long largestId, boolean lowersCase) {
  /**
   * Reads the content of a file.
   *
   * @param origin how errors call it
   * @throws EncoderFilesException when it has no vocabulary
   */
  public static TokenizerFacts of(String origin, byte[] json) throws IOException {
    ConfigFile file = ConfigFile.parse(origin, json);
    JsonNode vocabulary = file.root().at("/model/vocab");
    // Unigram models list pieces in the order of their ids, all others name each id.
    long largest = vocabulary.isArray() ? vocabulary.size() - 1L : -1;
    if (vocabulary.isObject()) {
      for (JsonNode id : vocabulary) {
        largest = Math.max(largest, id.asLong(-1));
      }
    }
    for (JsonNode token : file.root().path("added_tokens")) {
      largest = Math.max(largest, token.path("id").asLong(-1));
    }
    if (largest < 0) {
      throw new EncoderFilesException(origin + " at /model/vocab: there is no vocabulary");
    }
    return new TokenizerFacts(largest, file.root().at("/normalizer/lowercase").asBoolean(false));
  }
}

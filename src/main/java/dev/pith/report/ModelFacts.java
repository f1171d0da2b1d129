package dev.pith.report;

import java.util.List;

/**
 * Which model an encoder is.
 *
 * @param name the encoder's, as in the measurements
 * @param sizeBytes of the files it needs to run
 * @param sha256 in hex, over model and tokenizer
 * @param passes what was done to make it, in order; empty for a model that came as it is
 */
public record ModelFacts(String name, long sizeBytes, String sha256, List<String> passes) {
  public ModelFacts {
    passes = List.copyOf(passes);
  }
}

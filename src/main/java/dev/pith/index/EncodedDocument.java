package dev.pith.index;

import dev.pith.corpus.Document;
import java.util.Optional;

/**
 * A document with the vector that an encoder made of it, somewhere.
 *
 * @param vector belongs to this record
 */
public record EncodedDocument(Document document, float[] vector) {
  /** What makes the vector none that an index takes, as the object of a sentence. */
  public Optional<String> problem(int dimension) {
    return CheckedVectors.problem(vector, dimension);
  }
}

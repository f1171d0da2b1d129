package dev.pith.server;

import dev.pith.encode.Encoder;
import dev.pith.encode.Role;
import java.util.List;

/**
 * What {@code POST /v1/embeddings} asks for.
 *
 * @param texts at least one, none blank
 * @param role which part all of them play
 */
record EmbeddingRequest(Encoder encoder, List<String> texts, Role role, VectorForm form) {
  EmbeddingRequest {
    texts = List.copyOf(texts);
  }

  /** How vectors are written; the labels are OpenAI's. */
  enum VectorForm {
    /** An array of numbers. */
    FLOAT,
    /** Their float32 bytes, the lowest byte first. */
    BASE64
  }
}

package dev.pith.server;

import dev.pith.encode.Encoder;
import io.javalin.http.HttpStatus;
import java.util.List;

/**
 * Encoders by the names that clients know them by.
 *
 * @param encoders belong to the caller
 * @param sinceSeconds when they were opened, in seconds since 1970
 */
record EmbeddingModels(List<Encoder> encoders, long sinceSeconds) {
  EmbeddingModels {
    encoders = List.copyOf(encoders);
  }

  /**
   * The one of this name.
   *
   * @throws RefusedException 404 when there is none
   */
  Encoder encoder(String name) {
    return encoders.stream()
        .filter(encoder -> encoder.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  private RefusedException unknown(String name) {
    return new RefusedException(
            HttpStatus.NOT_FOUND,
            "There is no model \"%s\"; available are %s."
                .formatted(RefusedException.brief(name), names()))
        .about(ApiError.MODEL);
  }

  private String names() {
    return encoders.isEmpty()
        ? "none"
        : String.join(", ", encoders.stream().map(Encoder::name).toList());
  }
}

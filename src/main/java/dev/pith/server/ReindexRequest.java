package dev.pith.server;

import dev.pith.index.VectorPrecision;
import java.util.List;
import java.util.Optional;

/**
 * What {@code POST /api/v1/reindex} asks for.
 *
 * @param encoders names, at least one, none twice
 * @param precision empty for that of the index
 */
record ReindexRequest(List<String> encoders, Optional<VectorPrecision> precision) {
  private static final String ENCODERS = "encoders";

  /**
   * Reads a body.
   *
   * @param available encoders that can be named
   * @throws RefusedException 400 when the shape is wrong, 422 when a value is
   */
  static ReindexRequest read(byte[] body, List<String> available) {
    RequestFields fields =
        RequestFields.read(
            body,
            "{\"encoders\": [\"%s\"]}".formatted(available.getFirst()),
            List.of(ENCODERS, VectorBitsField.NAME));
    List<String> encoders =
        fields
            .names(ENCODERS, available)
            .orElseThrow(
                () ->
                    RefusedException.value(
                        "\"encoders\" is missing; available are %s."
                            .formatted(String.join(", ", available))));
    return new ReindexRequest(
        encoders, Optional.ofNullable(fields.at(VectorBitsField.NAME)).map(VectorBitsField::read));
  }
}

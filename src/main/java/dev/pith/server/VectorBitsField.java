package dev.pith.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.index.VectorPrecision;

/** How precisely vectors are searched, as a request says it. */
final class VectorBitsField {
  static final String NAME = "vectorBits";

  private VectorBitsField() {}

  /**
   * @throws RefusedException 400 when it is no whole number, 422 when there is no such precision
   */
  static VectorPrecision read(JsonNode bits) {
    if (!bits.isIntegralNumber()) {
      throw RefusedException.shape("\"vectorBits\" must be a whole number.");
    }
    try {
      return VectorPrecision.ofBits(bits.canConvertToInt() ? bits.intValue() : 0);
    } catch (IllegalArgumentException none) {
      throw RefusedException.value("\"vectorBits\" must be 32, 8, 7, 4, 2 or 1.");
    }
  }
}

package dev.pith.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which texts may share a run without changing each other's vectors. */
public enum Batching {
  /** Any texts: padding is masked and every number is computed row by row. */
  @JsonProperty("padded")
  PADDED,
  /**
   * None: dynamic quantization takes one scale from all rows of a run, so each text runs by itself.
   */
  @JsonProperty("single")
  SINGLE
}

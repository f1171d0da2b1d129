package dev.pith.cli;

/** Which cells are also asked over HTTP. */
enum HttpChoice {
  /** No cell. */
  NONE,
  /** Each encoder's first one. */
  FIRST,
  /** Every cell. */
  ALL
}

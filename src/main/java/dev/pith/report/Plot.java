package dev.pith.report;

/** A drawing and the same numbers as a table. */
interface Plot {
  Element drawing();

  Element table();
}
